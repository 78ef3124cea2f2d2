import { useTranslations } from "next-intl";
import { MarkSign } from "@/components/grid/marks";
import type { CardView } from "@/lib/contacts/queries";
import { formatDate } from "@/lib/core/dates";
import { shortName } from "@/lib/core/format";
import { gridMark } from "@/lib/months/standing";

/** The mark a card leaves in the grid; a dial leaves none and says so. */
export function CardMark({ card }: { card: Pick<CardView, "kind" | "reach"> }) {
  const t = useTranslations("clients.cards");
  const mark = gridMark(card);
  return mark ? <MarkSign mark={mark} state="fact" className="h-4.5 min-w-5 px-0.5 text-[11.5px]" /> : <span className="text-caption text-ink3">{t(card.kind === "END" ? "end" : "dial")}</span>;
}

/** The client's cards, newest first. */
export function Cards({ cards, more }: { cards: readonly CardView[]; more: boolean }) {
  const t = useTranslations("clients.cards");
  return (
    <section aria-labelledby="cards" className="px-4 py-2">
      <h2 id="cards" className="font-heading">{t("title", { count: cards.length })}{more && "+"}</h2>
      {cards.length === 0 && <p className="py-2 text-ink2">{t("none")}</p>}
      {cards.map((card) => <CardRow key={card.id} card={card} />)}
    </section>
  );
}

function CardRow({ card }: { card: CardView }) {
  const t = useTranslations("clients");
  return (
    <article className="grid gap-x-4 border-b border-line py-1.5 sm:grid-cols-[92px_1fr_228px]">
      <div><b className="font-semibold">{formatDate(card.occurredOn)}</b><div className="text-ink2">{[card.time, card.durationMinutes && t("cards.minutes", { count: card.durationMinutes })].filter(Boolean).join(", ")}</div></div>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-1.5"><CardMark card={card} /><b className="font-semibold">{card.person && shortName(card.person)}</b><span className="text-ink2">{card.personPosition}</span></div>
        <p className="break-words whitespace-pre-line">{card.substance}</p>
      </div>
      <div className="min-w-0 text-ink2"><p className="break-words whitespace-pre-line">{card.proposals}</p>{card.nextOn && <p className="font-semibold text-accent">{t("cards.next", { date: formatDate(card.nextOn) })}</p>}{!card.nextOn && card.stopReason && <p>{card.stopReason}</p>}</div>
    </article>
  );
}
