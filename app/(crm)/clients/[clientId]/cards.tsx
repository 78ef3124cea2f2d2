import { useTranslations } from "next-intl";
import { MarkSign } from "@/components/grid/marks";
import type { CardView } from "@/lib/contacts/queries";
import { gridMark } from "@/lib/months/standing";

/** The mark a card leaves in the grid; a dial leaves none and says so. */
export function CardMark({ card }: { card: Pick<CardView, "kind" | "reach"> }) {
  const t = useTranslations("clients.cards");
  const mark = gridMark(card);
  return mark ? <MarkSign mark={mark} state="fact" className="h-4.5 min-w-5 px-0.5 text-[11.5px]" /> : <span className="text-caption text-ink3">{t(card.kind === "END" ? "end" : "dial")}</span>;
}
