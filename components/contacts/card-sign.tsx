import { useTranslations } from "next-intl";
import { MarkSign } from "@/components/grid/marks";
import { classNames } from "@/components/ui/class-names";
import { gridMark } from "@/lib/months/standing";
import type { Kind, Reach } from "@/lib/contacts/form";

/** The mark a card leaves in the grid; a dial and an end leave none and say so in a word. */
export function CardSign({ kind, reach, className }: { kind: Kind; reach: Reach; className?: string }) {
  const t = useTranslations("contacts");
  const mark = gridMark({ kind, reach });
  const words = t(kind === "CALL" && !mark ? `sign.${reach === "NOBODY" ? "NOBODY" : "SOMEBODY"}` : `kind.${kind}`);
  return (
    <span title={words} className="contents">
      {mark
        ? <MarkSign mark={mark} state="fact" className={className} />
        : <i aria-hidden className={classNames("inline-flex items-center justify-center font-mark not-italic text-ink3", className)}>{kind === "END" ? "×" : "·"}</i>}
      <span className="sr-only">{words}</span>
    </span>
  );
}
