"use client";
import { useLocale, useTranslations } from "next-intl";
import { bandsOf, useBandTotals } from "@/components/grid/heads";
import { Legend } from "@/components/grid/legend";
import { MonthCell, monthClass } from "@/components/grid/month-cell";
import { ROWS_A_SHEET, sheetsOf } from "@/components/grid/paper";
import styles from "@/components/grid/print.module.css";
import { useSliceInWords } from "@/components/grid/slice-words";
import type { GridView } from "@/components/grid/use-view";
import { useMonthName } from "@/components/grid/words";
import { classNames } from "@/components/ui/class-names";
import { formatDate, monthLabel } from "@/lib/core/dates";
import { dateOfDay } from "@/lib/grid/rules";
import { TIERS, type Entry, type GridData } from "@/lib/grid/schema";
import type { GridState } from "@/lib/grid/state";
import { MARKS } from "@/lib/months/rules";

const PRINTED = ["channel", "subChannel", "region", "client", "last"] as const;
function PrintHead({ view, slice }: { view: GridView; slice: string }) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const bandTotals = useBandTotals();
  const { data, totals } = view;
  return (
    <thead>
      <tr>
        <th colSpan={5} className={styles.slice}>{slice}</th>
        {bandsOf(data).map((band) => (
          <th key={band.year} colSpan={band.count} className={styles.year}>{band.year}{band.count > 5 && <em>{bandTotals(data, totals, band)}</em>}</th>
        ))}
      </tr>
      <tr>
        {PRINTED.map((id) => <th key={id} scope="col" className={classNames(styles.column, styles[id])}>{t(`column.${id}`)}</th>)}
        {Array.from({ length: data.length }, (_, at) => (
          <th key={at} scope="col" className={classNames(styles.month, monthClass(data.fromMonth + at, data.currentMonth))}>{monthLabel(data.fromMonth + at, locale)}</th>
        ))}
      </tr>
    </thead>
  );
}

const nameAt = (entries: readonly Entry[], position: number): string => entries[position - 1]?.name ?? "";

function PrintRow({ data, row, before, late }: { data: GridData; row: number; before: number | undefined; late: number }) {
  const t = useTranslations("grid");
  const { dictionary } = data;
  const follows = before !== undefined && data.channels[row] === data.channels[before];
  const last = data.lastContact[row]!;
  return (
    <tr className={follows ? undefined : styles.group}>
      <td className={classNames(styles.channel, follows && styles.repeated)}>{nameAt(dictionary.channels, data.channels[row]!)}</td>
      <td className={classNames(styles.subChannel, follows && data.subChannels[row] === data.subChannels[before] && styles.repeated)}>{nameAt(dictionary.subChannels, data.subChannels[row]!)}</td>
      <td className={styles.region}>{nameAt(dictionary.regions, data.regions[row]!)}</td>
      <th scope="row" className={styles.client}>{data.names[row]}{TIERS[data.tiers[row]!] === "VIP" && <span className={styles.vip}>{t("vip")}</span>}</th>
      <td className={classNames(styles.last, last !== 0 && last <= late && styles.late)}>{last === 0 ? t("never") : Math.max(0, data.today - last)}</td>
      {Array.from({ length: data.length }, (_, at) => (
        <td key={at} className={monthClass(data.fromMonth + at, data.currentMonth)}>
          <MonthCell byte={data.months[at * data.count + row]!} month={data.fromMonth + at} currentMonth={data.currentMonth} />
        </td>
      ))}
    </tr>
  );
}

/** A table a sheet: one of a thousand rows and more takes the browser minutes to break into pages. */
function Sheet({ view, slice, late, start }: { view: GridView; slice: string; late: number; start: number }) {
  const { data, rows } = view;
  const end = Math.min(rows.length, start + ROWS_A_SHEET);
  return (
    <table className={styles.grid}>
      <colgroup>
        {PRINTED.map((id) => <col key={id} className={styles[`${id}Width`]} />)}
        <col span={data.length} className={styles.monthWidth} />
      </colgroup>
      <PrintHead view={view} slice={slice} />
      <tbody>
        {Array.from(rows.subarray(start, end), (row, at) => <PrintRow key={row} data={data} row={row} before={rows[start + at - 1]} late={late} />)}
      </tbody>
      {end === rows.length && <PrintTotals view={view} />}
    </table>
  );
}

function PrintTotals({ view: { data, totals } }: { view: GridView }) {
  const t = useTranslations("grid");
  return (
    <tbody className={styles.totals}>
      {MARKS.map((mark) => (
        <tr key={mark}>
          <th scope="row" colSpan={5}>{t(`mark.${mark}`)}</th>
          {Array.from(totals[mark], (count, at) => <td key={at} className={monthClass(data.fromMonth + at, data.currentMonth)}>{count || ""}</td>)}
        </tr>
      ))}
    </tbody>
  );
}

/** The slice as A4 pages, landscape, one page wide, the heads on every sheet, in black and white. */
export function GridPrint({ view, state, late }: { view: GridView; state: GridState; late: number }) {
  const t = useTranslations("grid");
  const slice = useSliceInWords()(view, state);
  const { by } = state.sort;
  const order = t(by.startsWith("m") ? "sort.month" : (`sort.${by}` as "sort.client"));
  const monthName = useMonthName();
  const { data, rows } = view;
  const today = formatDate(dateOfDay(data.today) ?? "2000-01-01");
  return (
    <div className={styles.sheets}>
      <div className={styles.title}>
        <b>{t("title")}</b>
        <span>{t("printTitle", { from: monthName(data.fromMonth), to: monthName(data.fromMonth + data.length - 1), order, today })}</span>
        <Legend className="ml-auto" />
      </div>
      {Array.from({ length: sheetsOf(rows.length) }, (_, sheet) => <Sheet key={sheet} view={view} slice={slice} late={late} start={sheet * ROWS_A_SHEET} />)}
    </div>
  );
}
