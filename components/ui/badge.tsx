import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const TONES = {
  outline: "border-accent text-accent",
  solid: "border-ink bg-ink text-bg",
  neutral: "border-transparent bg-call text-on-call",
  tint: "border-transparent bg-tint text-on-tint",
  alarm: "border-alarm text-alarm",
  /** Not there yet: a plan, a reason still to be named. */
  dashed: "border-dashed border-plan text-ink2",
};

/** A short word on a line: VIP, ЛПР. `mark` sets it in the narrow face, as in the grid. */
export function Badge({ tone = "neutral", mark = false, className, children }: { tone?: keyof typeof TONES; mark?: boolean; className?: string; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-flex shrink-0 items-center rounded-[2px] border align-middle whitespace-nowrap",
        mark ? "px-0.5 font-mark text-[9.5px]/[13px] font-bold tracking-[0.2px]" : "rounded-sm px-1.5 text-chip/[18px] font-medium",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
