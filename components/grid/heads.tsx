"use client";
import { useLocale, useTranslations } from "next-intl";
import { memo, type CSSProperties } from "react";
import type { ColumnId, Geometry } from "@/components/grid/geometry";
import { useMonthName } from "@/components/grid/words";
import { classNames } from "@/components/ui/class-names";
import { monthLabel, yearOfMonth } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/format";
import type { GridData } from "@/lib/grid/schema";
import type { Totals } from "@/lib/grid/slices";
import type { GridSort, SortKey } from "@/lib/grid/state";
import { MARKS } from "@/lib/months/rules";

/** Follows the sideways scroll; the stage writes the variable. */
const SHIFTED: CSSProperties = { transform: "translateX(var(--grid-left, 0px))" };
/** Silence is looked for from its longest, months from what is furthest: their first click goes down. */
const FIRST_DOWN = (key: SortKey): boolean => key.startsWith("m");

export interface Band {
  year: number;
  start: number;
  count: number;
}
/** The window's months by year: 2, 12, 12, 12, 11 in November. */
export function bandsOf({ fromMonth, length }: Pick<GridData, "fromMonth" | "length">): Band[] {
  const bands: Band[] = [];
  for (let at = 0; at < length; at++) {
    const year = yearOfMonth(fromMonth + at);
    const last = bands.at(-1);
    if (last?.year === year) last.count++;
    else bands.push({ year, start: at, count: 1 });
  }
  return bands;
}

export function useBandTotals(): (data: GridData, totals: Totals, band: Band) => string {
  const t = useTranslations("grid");
  const locale = useLocale();
  return (data, totals, { start, count }) => {
    const sum = (list: Uint32Array) => list.subarray(start, start + count).reduce((whole, one) => whole + one, 0);
    const words = MARKS.map((mark) => `${t(`mark.${mark}`)} ${formatNumber(sum(totals[mark]), locale)}`).join("\u2002");
    return data.fromMonth + start > data.currentMonth ? t("bandPlan", { totals: words }) : words;
  };
}

export const YearBands = memo(function YearBands({ data, totals, geometry }: { data: GridData; totals: Totals; geometry: Geometry }) {
  const bandTotals = useBandTotals();
  return (
    <div aria-hidden className="flex h-6.5" style={SHIFTED}>
      {bandsOf(data).map((band) => (
        <div
          key={band.year} style={{ width: band.count * geometry.month }}
          className={classNames("shrink-0 overflow-hidden border-l border-line3 pl-1 text-caption/[24px] whitespace-nowrap", data.fromMonth + band.start > data.currentMonth && "bg-surface")}
        >
          <b className="font-semibold text-ink">{band.year}</b>
          {band.count > 5 && <span className="ml-2 font-mark text-[12px] text-ink3">{bandTotals(data, totals, band)}</span>}
        </div>
      ))}
    </div>
  );
});

type SortProps = { sort: GridSort; onSort: (sort: GridSort) => void };
const ariaSort = (sort: GridSort, key: SortKey) => (sort.by !== key ? undefined : sort.descending ? "descending" : "ascending");
const turned = (sort: GridSort, by: SortKey): GridSort => ({ by, descending: sort.by === by ? !sort.descending : FIRST_DOWN(by) });

function ColumnHead({ id, width, sort, onSort }: { id: ColumnId; width: number } & SortProps) {
  const t = useTranslations("grid");
  const sorted = sort.by === id;
  return (
    <span role="columnheader" aria-sort={ariaSort(sort, id)} style={{ width }} className="overflow-hidden">
      <button
        type="button" tabIndex={-1} title={t(`columnHint.${id}`)} onClick={() => onSort(turned(sort, id))}
        className={classNames("flex w-full items-center gap-0.5 overflow-hidden px-1.5 text-caption whitespace-nowrap", id === "channel" && "pl-3", (id === "last" || id === "next") && "justify-end pr-1.25 pl-0", sorted ? "font-semibold text-ink" : "text-ink3 hover:text-ink")}
      >
        {sorted && id === "last" && <SortArrow descending={sort.descending} />}
        <span className="truncate">{t(`column.${id}`)}</span>
        {sorted && id !== "last" && <SortArrow descending={sort.descending} />}
      </button>
    </span>
  );
}
const SortArrow = ({ descending }: { descending: boolean }) => <span aria-hidden>{descending ? "↓" : "↑"}</span>;

function MonthHead({ month, data, geometry, sort, onSort }: { month: number; data: GridData; geometry: Geometry } & SortProps) {
  const monthName = useMonthName();
  const label = monthLabel(month, useLocale());
  const key: SortKey = `m${month}`;
  const now = month === data.currentMonth;
  return (
    <span role="columnheader" aria-sort={ariaSort(sort, key)} className="shrink-0" style={{ width: geometry.month }}>
      <button
        type="button" tabIndex={-1} title={monthName(month)} aria-label={`${label} ${yearOfMonth(month)}`} onClick={() => onSort(turned(sort, key))}
        style={{ fontSize: geometry.head }}
        className={classNames(
          "h-4.5 w-full text-center font-mark leading-none hover:text-ink", now ? "bg-ink font-bold text-bg hover:text-bg" : "text-ink2",
          month > data.currentMonth && "bg-surface", month % 12 === 0 && "border-l border-line3", sort.by === key && "underline decoration-2 underline-offset-2",
        )}
      >
        {label}
      </button>
    </span>
  );
}

/** The one head row: the sticky columns and the months; a click sorts, a second one turns the order. */
export const HeadRow = memo(function HeadRow({ data, geometry, sort, onSort }: { data: GridData; geometry: Geometry } & SortProps) {
  return (
    <div role="row" aria-rowindex={1} className="flex h-4.5 border-b border-line3">
      <div role="presentation" className="z-1 flex shrink-0 items-center border-r border-line3 bg-bg" style={{ width: geometry.left }}>
        {geometry.columns.map(({ id, width }) => <ColumnHead key={id} id={id} width={width} sort={sort} onSort={onSort} />)}
      </div>
      <div role="presentation" className="min-w-0 flex-1 overflow-hidden">
        <div role="presentation" className="flex" style={SHIFTED}>
          {Array.from({ length: data.length }, (_, at) => (
            <MonthHead key={at} month={data.fromMonth + at} data={data} geometry={geometry} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
    </div>
  );
});

/** Зв, В, Дог of the slice, month by month: facts up to now, plans after. */
export const TotalRows = memo(function TotalRows({ data, totals, geometry }: { data: GridData; totals: Totals; geometry: Geometry }) {
  const t = useTranslations("grid");
  const monthName = useMonthName();
  const shade = (at: number) => (data.fromMonth + at > data.currentMonth ? "bg-surface text-ink3" : "");
  return (
    <table className="shrink-0 table-fixed border-separate border-spacing-0 font-mark text-[10px]/[13px] text-ink2" style={{ ...SHIFTED, width: data.length * geometry.month }}>
      <caption className="sr-only">{t("totals")}</caption>
      <thead className="sr-only">
        <tr><td />{Array.from({ length: data.length }, (_, at) => <th key={at} scope="col">{monthName(data.fromMonth + at)}</th>)}</tr>
      </thead>
      <tbody>
        {MARKS.map((mark) => (
          <tr key={mark} className={mark === "CONTRACT" ? "font-bold text-ink" : undefined}>
            <th scope="row" className="sr-only">{t(`mark.${mark}`)}</th>
            {Array.from(totals[mark], (count, at) => (
              <td
                key={at} style={{ width: geometry.month }}
                className={classNames("h-[13px] p-0 text-center", shade(at), (data.fromMonth + at) % 12 === 0 && "border-l border-line3", data.fromMonth + at === data.currentMonth && "border-x border-ink")}
              >
                {count || ""}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
