"use client";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import { TierBadge } from "@/components/clients/tier-badge";
import { DataTable, type ListColumn } from "@/components/ui/data-table";
import { listAddress, sortBy, type ClientList, type Sort } from "@/lib/clients/list";
import type { ClientRow } from "@/lib/clients/views";
import { formatDate, type DateOnly } from "@/lib/core/dates";
import { relativeDay, shortName } from "@/lib/core/format";

const NARROW = "font-mark text-[13.5px] text-ink2 max-w-32 truncate";
/** What a phone has no room for is on the client's page. */
const WIDE_ONLY = "max-sm:hidden";

const CELLS: Record<Sort, { className?: string; numeric?: boolean }> = {
  name: { className: "sm:min-w-44 sm:max-w-72 max-sm:w-full max-sm:max-w-0" }, channel: { className: `${NARROW} ${WIDE_ONLY}` }, sub: { className: `${NARROW} ${WIDE_ONLY}` }, region: { className: `${NARROW} ${WIDE_ONLY}` },
  owner: { className: `max-w-36 truncate whitespace-nowrap ${WIDE_ONLY}` }, tier: { className: WIDE_ONLY }, stage: {}, source: { className: `max-w-40 truncate text-ink2 ${WIDE_ONLY}` },
  last: { numeric: true, className: `whitespace-nowrap ${WIDE_ONLY}` }, next: { numeric: true, className: "whitespace-nowrap" },
};

function useColumns(list: ClientList, today: DateOnly): ListColumn<ClientRow>[] {
  const t = useTranslations("clients");
  const locale = useLocale();
  return useMemo(() => {
    const sorted = list.sort ?? (list.q ? null : "name");
    const cells: Record<Sort, (row: ClientRow) => ReactNode> = {
      name: (row) => <Name row={row} />,
      channel: (row) => row.channel, sub: (row) => row.subChannel, region: (row) => row.region, source: (row) => row.source,
      owner: (row) => (row.owner === null ? <span className="text-ink3">{t("nobody")}</span> : shortName(row.owner)),
      tier: (row) => t(`tier.${row.tier}`), stage: (row) => t(`stage.${row.stage}`),
      last: (row) => (row.lastContactOn ? <time dateTime={row.lastContactOn} title={formatDate(row.lastContactOn)}>{relativeDay(row.lastContactOn, today, locale)}</time> : <span className="text-ink3">{t("never")}</span>),
      next: (row) => <NextContact on={row.nextContactOn} today={today} />,
    };
    return (Object.keys(cells) as Sort[]).map((sort) => ({
      id: sort, header: t(`columns.${sort}`), cell: cells[sort], sortHref: listAddress(sortBy(list, sort)),
      sorted: sorted === sort ? (list.descending ? "descending" : "ascending") : null, ...CELLS[sort],
    }));
  }, [t, locale, list, today]);
}

/** On a phone the columns that have no room stand under the name. */
const Name = ({ row }: { row: ClientRow }) => (
  <span className="inline-flex max-w-full flex-col">
    <span className="inline-flex max-w-full items-baseline gap-1.5"><span className="truncate">{row.name}</span><TierBadge tier={row.tier} /></span>
    <span className="truncate text-chip font-normal text-ink2 sm:hidden">{[row.channel, row.region].join(" · ")}</span>
  </span>
);

function NextContact({ on, today }: { on: DateOnly | null; today: DateOnly }) {
  const t = useTranslations("clients");
  const locale = useLocale();
  if (!on) return <span className="text-ink3">{t("noNext")}</span>;
  const overdue = on < today;
  return <time dateTime={on} title={relativeDay(on, today, locale)} className={overdue ? "font-semibold text-alarm" : undefined}>{formatDate(on)}{overdue && <span className="sr-only"> {t("overdue")}</span>}</time>;
}

const hrefOf = (row: ClientRow) => `/clients/${row.id}`;
const keyOf = (row: ClientRow) => row.id;

export function ClientTable({ rows, list, today, empty }: { rows: readonly ClientRow[]; list: ClientList; today: DateOnly; empty: ReactNode }) {
  const t = useTranslations("clients");
  const columns = useColumns(list, today);
  return <DataTable caption={t("tableCaption")} columns={columns} rows={rows} rowKey={keyOf} rowHref={hrefOf} empty={empty} />;
}
