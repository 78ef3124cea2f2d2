import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ChipLink } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { formatDate, formatMonthNumber, monthOf, type DateOnly } from "@/lib/core/dates";
import { relativeDay } from "@/lib/core/format";
import { digestAddress, type DigestView } from "@/lib/digests/address-rules";
import type { digestCards } from "@/lib/digests/queries";
import type { DigestRow } from "@/lib/digests/workbook";

type Cards = Awaited<ReturnType<typeof digestCards>>;

/** The cards of the period or of one of its numbers, in the order of the file, a page at a time. */
export function DigestCards({ view, page, owner, today }: { view: DigestView; page: Cards; owner: string | null; today: DateOnly }) {
  const t = useTranslations("digests");
  const { slice, after } = view;
  const sliced = slice.kind !== undefined || slice.ownerId !== undefined;
  if (page.rows.length === 0 && !after) {
    return <EmptyState title={t("screen.empty")}>{t("screen.emptyHint")}</EmptyState>;
  }
  return (
    <section className="pt-3">
      <div className="flex flex-wrap items-baseline gap-x-3 px-4 pb-1">
        <SectionHeader title={t("workbook.sheets.content")} />
        {slice.ownerId !== undefined && <ChipLink active href={digestAddress({ ...view, slice: { kind: slice.kind }, after: null })}>{t("screen.only", { what: owner ?? t("workbook.noOwner") })}</ChipLink>}
        {slice.kind && <ChipLink active href={digestAddress({ ...view, slice: { ownerId: slice.ownerId }, after: null })}>{t("screen.only", { what: t(`screen.short.${slice.kind}`) })}</ChipLink>}
        {!sliced && <span className="text-chip text-ink3">{t("screen.order")}</span>}
      </div>
      <Table caption={t("workbook.sheets.content")}>
        <thead>
          <tr>
            <HeadCell className="w-52 max-sm:w-auto">{t("workbook.heads.client")}</HeadCell>
            <HeadCell className="w-24 max-sm:hidden">{t("workbook.heads.date")}</HeadCell>
            <HeadCell className="w-16 max-sm:hidden">{t("workbook.heads.kind")}</HeadCell>
            <HeadCell className="w-44 max-lg:hidden">{t("workbook.heads.withWhom")}</HeadCell>
            <HeadCell className="max-sm:hidden">{t("workbook.heads.substance")}</HeadCell>
            <HeadCell className="w-72 max-md:hidden">{t("workbook.heads.proposals")}</HeadCell>
            <HeadCell className="w-32 max-md:hidden">{t("screen.next")}</HeadCell>
          </tr>
        </thead>
        <tbody>{page.rows.map((row, at) => <Card key={row.id} row={row} first={page.rows[at - 1]?.clientId !== row.clientId} today={today} />)}</tbody>
      </Table>
      <Pagination
        label={t("screen.pages")} previousLabel={t("screen.fromStart")} nextLabel={t("screen.more")}
        previous={after && digestAddress({ ...view, after: null })} next={page.next && digestAddress({ ...view, after: page.next })}
      />
    </section>
  );
}

function Card({ row, first, today }: { row: DigestRow; first: boolean; today: DateOnly }) {
  const t = useTranslations("digests");
  const when = row.precision === "MONTH" ? formatMonthNumber(monthOf(row.occurredOn)) : formatDate(row.occurredOn);
  return (
    <Row>
      <Cell className="align-top">
        <Link href={`/clients/${row.clientId}`} className={first ? "font-semibold underline-offset-2 hover:underline" : "text-ink2 underline-offset-2 hover:underline"}>{row.client}</Link>
        {first && <span className="block text-caption text-ink3">{row.owner ?? t("workbook.noOwner")}</span>}
        <span className="block text-chip text-ink2 sm:hidden">{when} <Kind row={row} /></span>
        <span className="block sm:hidden">{row.substance}</span>
        <span className="block text-ink2 sm:hidden">{row.proposals}</span>
      </Cell>
      <Cell className="align-top whitespace-nowrap max-sm:hidden">{when}</Cell>
      <Cell className="align-top max-sm:hidden"><Kind row={row} /></Cell>
      <Cell className="align-top text-ink2 max-lg:hidden">{row.withWhom}</Cell>
      <Cell className="max-w-[64ch] align-top whitespace-pre-line max-sm:hidden">{row.substance}</Cell>
      <Cell className="align-top whitespace-pre-line text-ink2 max-md:hidden">{row.proposals}</Cell>
      <Cell className="align-top max-md:hidden"><Next row={row} today={today} /></Cell>
    </Row>
  );
}

function Kind({ row }: { row: DigestRow }) {
  const t = useTranslations("digests");
  const name = row.kind === "CALL" ? (row.reached ? "reached" : "dial") : ({ VISIT: "visit", START: "start", END: "end" } as const)[row.kind];
  return <span className={name === "start" ? "font-semibold text-accent" : name === "dial" ? "text-ink3" : "font-medium"}>{t(`workbook.kinds.${name}`)}</span>;
}

function Next({ row: { nextOn, stopReason }, today }: { row: DigestRow; today: DateOnly }) {
  const locale = useLocale();
  const t = useTranslations("digests");
  if (nextOn) return <time dateTime={nextOn} title={relativeDay(nextOn, today, locale)}>{formatDate(nextOn)}</time>;
  return stopReason ? <span className="text-ink2">{`${t("workbook.stop")}: ${stopReason}`}</span> : null;
}
