"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ClientMonths } from "@/components/grid/client-years";
import { bandsOf } from "@/components/grid/heads";
import { MonthCell, monthClass } from "@/components/grid/month-cell";
import styles from "@/components/grid/strip.module.css";
import { classNames } from "@/components/ui/class-names";
import { monthLabel } from "@/lib/core/dates";
import { FACT, MARKS } from "@/lib/months/rules";

/** One client's 49 months in a line across an A4 page, for the client's own sheet. Seen on paper only. */
export function ClientStrip({ months, fromMonth, currentMonth }: ClientMonths) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const length = months.length;
  const all = Array.from({ length }, (_, at) => fromMonth + at);
  const totals = (start: number, count: number) => MARKS.map((mark) =>
    `${t(`mark.${mark}`)} ${Array.from({ length: count }, (_, at) => months[start + at] ?? 0).filter((byte) => byte & FACT[mark]).length}`).join(", ");
  return (
    <table className={styles.strip}>
      <caption className="sr-only">{t("yearsCaption")}</caption>
      <thead>
        <tr>
          {bandsOf({ fromMonth, length }).map(({ year, start, count }) => (
            <th key={year} colSpan={count} className={styles.year}>
              {year}{count > 5 && <em>{fromMonth + start > currentMonth ? t("legend.plan") : t("monthsWith", { totals: totals(start, count) })}</em>}
            </th>
          ))}
        </tr>
        <tr>{all.map((month) => <th key={month} scope="col" className={classNames(styles.head, month === currentMonth && styles.now)}>{monthLabel(month, locale)}</th>)}</tr>
      </thead>
      <tbody>
        <tr>{all.map((month, at) => <td key={month} className={monthClass(month, currentMonth)}><MonthCell byte={months[at] ?? 0} month={month} currentMonth={currentMonth} /></td>)}</tr>
      </tbody>
    </table>
  );
}
