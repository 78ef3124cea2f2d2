import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClientStrip } from "@/components/grid/client-strip";
import type { ClientMonths } from "@/components/grid/client-years";
import type { ClientCardView } from "@/lib/clients/views";
import type { CardView } from "@/lib/contacts/queries";
import { formatDate, type DateOnly } from "@/lib/core/dates";
import { shortName } from "@/lib/core/format";
import { CardMark } from "./cards";
import { usePlanWords } from "./next-step";
import styles from "./print-sheet.module.css";

const CARDS = 12;

const Column = ({ title, children }: { title: string; children: ReactNode }) => <section><h2>{title}</h2>{children}</section>;

/** One landscape sheet of A4: head, 49 months, what matters, the last cards. Seen on paper only. */
export function PrintSheet({ client, months, cards, organisation, printedBy, printedAt }: {
  client: ClientCardView; months: ClientMonths; cards: readonly CardView[]; organisation: string; printedBy: string; printedAt: { date: DateOnly; time: string };
}) {
  const t = useTranslations("clients");
  const words = usePlanWords();
  const people = client.people.filter(({ archived }) => !archived);
  const { nextPlan, missedPlans } = client;
  const head = [
    t(`tier.${client.tier}`), t("place", { channel: client.channel.name, subChannel: client.subChannel.name, region: client.region.name }),
    client.inn && t("sheet.inn", { inn: client.inn }), t("sheet.owner", { name: client.owner ? shortName(client.owner.name) : t("nobody") }), t("sheet.source", { name: client.source.name }),
  ].filter(Boolean).join(" · ");
  return (
    <article className={styles.sheet}>
      <header><h1>{client.name}</h1><p>{head}</p></header>
      <ClientStrip {...months} />
      <div className={styles.columns}>
        <Column title={t("nextStep")}>
          <p>{nextPlan ? <><b className="first-letter:uppercase">{words.title(nextPlan)}</b> {words.text(nextPlan)}</> : t("plan.none")}</p>
          {missedPlans.toReversed().slice(0, 2).map((plan) => <p key={plan.id}>{words.missed(plan)} {words.text(plan)}</p>)}
        </Column>
        <Column title={t("form.essence")}><p>{client.essence || t("essenceNone")}</p></Column>
        <Column title={people.length > 3 ? t("people.some", { count: people.length, shown: 3 }) : t("people.title", { count: people.length })}>
          {people.slice(0, 3).map((person) => <p key={person.id}><b>{shortName(person.name)}</b> {[person.position, person.decisionMaker && t("people.decides"), person.phone?.shown].filter(Boolean).join(", ")}</p>)}
        </Column>
      </div>
      <table className={styles.cards}>
        <thead><tr>{(["when", "mark", "who", "substance", "proposals", "next", "author"] as const).map((name) => <th key={name} scope="col" className={styles[name]}>{name === "mark" ? null : t(`sheet.${name}`)}</th>)}</tr></thead>
        <tbody>{cards.slice(0, CARDS).map((card) => <SheetRow key={card.id} card={card} />)}</tbody>
      </table>
      <p>{cards.length > CARDS ? t("sheet.last", { count: CARDS }) : null}</p>
      <footer>{t("sheet.foot", { organisation, date: formatDate(printedAt.date), time: printedAt.time, name: shortName(printedBy) })}</footer>
    </article>
  );
}

function SheetRow({ card }: { card: CardView }) {
  const t = useTranslations("clients");
  return (
    <tr>
      <td>{formatDate(card.occurredOn)} {card.time}</td><td><CardMark card={card} /></td><td>{card.person && shortName(card.person)}</td>
      <td><span className={styles.clamp}>{card.substance}</span></td><td><span className={styles.clamp}>{card.proposals}</span></td>
      <td>{card.nextOn ? `${formatDate(card.nextOn)} ${card.nextKind && card.nextKind !== "END" ? t(`plan.${card.nextKind}`) : ""}` : card.stopReason}</td><td>{card.author && shortName(card.author)}</td>
    </tr>
  );
}
