import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { cellState, MARKS, PLAN, type Mark, type MarkState } from "@/lib/months/rules";

/** A fact of the present month with a further plan of the same mark is a fact with the plan's outline. */
type Shown = Exclude<MarkState, "none"> | "both";
const FILL: Record<Mark, string> = { CALL: "bg-call text-on-call", VISIT: "bg-tint text-on-tint", CONTRACT: "bg-accent text-on-accent" };
const CORNER = "bg-[linear-gradient(225deg,var(--alarm)_3.2px,transparent_3.7px)]";

const lookOf = (mark: Mark, state: Shown): string =>
  state === "plan" ? "border border-dashed border-plan font-normal text-ink2"
    : state === "missed" ? `border border-alarm font-bold text-alarm ${CORNER}`
      : classNames("font-bold", FILL[mark], state === "both" && "border border-dashed border-ink2");

/** One mark as text on its ground: tone, weight and outline repeat what the word says. */
export function MarkSign({ mark, state, className }: { mark: Mark; state: Shown; className?: string }) {
  const t = useTranslations("grid");
  return (
    <i aria-hidden data-mark={state} className={classNames("inline-flex items-center justify-center font-mark not-italic leading-none", lookOf(mark, state), className)}>
      {t(`mark.${mark}`)}
    </i>
  );
}

export interface ShownMark {
  mark: Mark;
  state: Shown;
}

/** The marks of a month from Зв to Дог, as they are shown today. */
export function shownMarks(byte: number, month: number, currentMonth: number): ShownMark[] {
  const states = cellState(byte, month, currentMonth);
  return MARKS.flatMap((mark) => {
    const state = states[mark];
    if (state === "none") return [];
    return [{ mark, state: state === "fact" && month === currentMonth && byte & PLAN[mark] ? "both" : state }];
  });
}
