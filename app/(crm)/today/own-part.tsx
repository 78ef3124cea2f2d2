import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatDayMonth, formatMonthNumber } from "@/lib/core/dates";
import { weekdayLabel } from "@/lib/core/format";
import { countedAddress } from "@/lib/today/counted";
import type { ClientLine, ContactKind } from "@/lib/today/client-lines";
import type { Count, DayFrame, OwnDay, OwnWork, SilentCard } from "@/lib/today/queries";
import { clientAddress, correctAddress, ownerGap, wholePart } from "./addresses";
import { ClientPart, Distance } from "./client-part";
import { Part } from "./part";

type Own = { memberId: string; frame: DayFrame; work: OwnWork; silent: readonly SilentCard[]; mayLog: boolean };

const isQuiet = ({ work, silent }: Pick<Own, "work" | "silent">): boolean =>
  silent.length === 0 && [work.overdue, work.today, work.week, work.missed, work.untouched].every(({ total }) => total === 0);

/** What one's own clients ask for; a head without clients of their own sees nothing here. */
export async function OwnPart({ memberId, frame, work, silent, mayLog, alone }: Own & { /** Nothing else stands on the page. */ alone: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("today"), getLocale()]);
  if (isQuiet({ work, silent })) return alone ? <EmptyState title={t("emptyTitle")} action={<ButtonLink href="/clients">{t("toClients")}</ButtonLink>}>{t("empty")}</EmptyState> : null;
  const kind = (line: ClientLine) => <Mark kind={line.nextKind} word={line.nextKind ? t(`mark.${line.nextKind}`) : ""} />;
  const silence = (line: ClientLine) => <>{t("found")} <Distance date={line.foundOn} today={frame.today} /></>;
  const missed = ({ missed: [plan] }: ClientLine) => plan && <span className="text-alarm" title={plan.reason || undefined}>{t(`mark.${plan.kind}`)} {formatMonthNumber(plan.month)}</span>;
  const part = { mayLog };
  return (
    <>
      <ClientPart {...part} id="due" title={t("due")} slice={work.today} begin={(line) => <>{kind(line)} {t(`kind.${line.nextKind ?? "CALL"}`)}</>} />
      <ClientPart {...part} id="overdue" title={t("overdue")} slice={work.overdue} bad href={ownerGap(memberId, "overdue")} begin={(line) => <>{kind(line)} <Distance date={line.nextOn!} today={frame.today} bad /></>} />
      <Silent cards={silent} frame={frame} />
      <ClientPart {...part} id="week" title={t("week")} slice={work.week} href={wholePart("week")} begin={(line) => <>{kind(line)} {weekdayLabel(line.nextOn!, locale)} {formatDayMonth(line.nextOn!)}</>} />
      <ClientPart {...part} id="missed" title={t("missed")} slice={work.missed} bad href={ownerGap(memberId, "missed")} begin={missed} />
      <ClientPart {...part} id="untouched" title={t("untouched")} slice={work.untouched} href={ownerGap(memberId, "untouched")} begin={silence} />
    </>
  );
}

/** A plan as in the grid: dashed. */
const Mark = ({ kind, word }: { kind: ContactKind | null; word: string }) => (kind ? <Badge tone="dashed" mark className="mr-1">{word}</Badge> : null);

async function Silent({ cards, frame }: { cards: readonly SilentCard[]; frame: DayFrame }) {
  const t = await getTranslations("today");
  if (cards.length === 0) return null;
  return (
    <Part id="silent" title={t("silent")} count={cards.length} bad hint={t("silentHint")}>
      <ul>
        {cards.map(({ id, clientId, client, kind, on, time, person, open }) => (
          <li key={id} className="grid min-h-row items-center gap-x-3 px-4 hover:bg-surface max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:py-2 sm:grid-cols-[138px_minmax(150px,2fr)_minmax(0,3fr)_auto]">
            <span className="truncate text-dense max-sm:order-2">{on === frame.today ? time : <Distance date={on} today={frame.today} />}</span>
            <Link href={clientAddress(clientId)} className="truncate font-semibold hover:text-accent max-sm:order-1">{client}</Link>
            <span className="truncate text-ink2 max-sm:order-3">{t(`kind.${kind as ContactKind}`)}{person && `, ${person}`}</span>
            <span className="justify-self-end max-sm:order-4">{open
              ? <ButtonLink href={correctAddress(clientId, id)} scroll={false}>{t("complete")}<VisuallyHidden>{` ${client}`}</VisuallyHidden></ButtonLink>
              : <ButtonLink href={clientAddress(clientId)}>{t("open")}<VisuallyHidden>{` ${client}`}</VisuallyHidden></ButtonLink>}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** The day in one line: every number opens the cards it counted. */
export async function DayLine({ memberId, frame, day }: { memberId: string; frame: DayFrame; day: OwnDay }) {
  const t = await getTranslations("today");
  const href = (of: "dials" | "reached" | "week") => countedAddress({ memberId, day: frame.today, of });
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b border-line px-4 py-2" id="day">
      <Tally href={href("dials")} count={day.dials} words={t("tally.dials", { count: day.dials.done })} of={t("of", { norm: day.dials.norm ?? 0 })} />
      <Tally href={href("reached")} count={day.reached} words={t("tally.reached", { count: day.reached.done })} of={t("of", { norm: day.reached.norm ?? 0 })} />
      <Tally href={href("week")} count={day.visits} words={t("tally.visits", { count: day.visits.done })} of={t("of", { norm: day.visits.norm ?? 0 })} />
      {day.absent ? <span className="text-ink3">{t("absent")}</span> : !frame.works && <span className="text-ink3">{t("dayOff")}</span>}
    </div>
  );
}

const Tally = ({ href, count: { done, norm }, words, of }: { href: string; count: Count; words: string; of: string }) => (
  <Link href={href} scroll={false} className="hover:text-accent">
    <b className="text-title font-heading">{done}</b> <span className="text-ink2">{norm !== null && `${of} `}{words}</span>
  </Link>
);
