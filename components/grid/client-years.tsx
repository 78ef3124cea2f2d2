"use client";
import { useLocale, useTranslations } from "next-intl";
import { MarkSign, shownMarks } from "@/components/grid/marks";
import { useMarksInWords, useMonthName } from "@/components/grid/words";
import { classNames } from "@/components/ui/class-names";
import { monthLabel, yearOfMonth } from "@/lib/core/dates";

const YEARS = [0, 1, 2, 3];
const MONTHS = 12;

export interface ClientMonths {
  /** The 49 bytes of the window. */
  months: ArrayLike<number>;
  fromMonth: number;
  currentMonth: number;
}

const short = (month: number, locale: string): string => `${monthLabel(month, locale)}\u00A0${String(yearOfMonth(month)).slice(2)}`;
const full = (month: number, locale: string): string => `${monthLabel(month, locale)}\u00A0${yearOfMonth(month)}`;

function YearMonth({ at, client }: { at: number; client: ClientMonths }) {
  const monthName = useMonthName();
  const inWords = useMarksInWords();
  const { fromMonth, currentMonth } = client;
  const month = fromMonth + at;
  const byte = client.months[at] ?? 0;
  return (
    <td
      title={monthName(month)}
      className={classNames(
        "h-6.25 border-r border-b border-line p-0 text-center", month > currentMonth && "bg-surface",
        month % 12 === 0 && "border-l border-l-line3", month === currentMonth && "outline-[1.5px] -outline-offset-[1.5px] outline-ink",
      )}
    >
      <span className="sr-only">{inWords(byte, month, currentMonth)}</span>
      <span className="inline-flex gap-px align-middle">
        {shownMarks(byte, month, currentMonth).map(({ mark, state }) => <MarkSign key={mark} mark={mark} state={state} className="h-4.75 min-w-3.75 px-0.75 text-[12px] max-sm:min-w-0 max-sm:px-0.5 max-sm:text-[10px]" />)}
      </span>
    </td>
  );
}

/** One client's 49 months, a year a row from the window's first month: seasons stand below one another. */
export function ClientYears(client: ClientMonths & { caption?: string }) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const { fromMonth } = client;
  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <caption className="sr-only">{client.caption ?? t("yearsCaption")}</caption>
      <thead>
        <tr className="text-caption text-ink3 max-sm:font-mark max-sm:text-[10px]">
          <th scope="col" className="w-28 border-r border-b border-line3 text-left font-normal max-sm:w-15">{t("months49")}</th>
          {Array.from({ length: MONTHS + 1 }, (_, at) => <th key={at} scope="col" className="border-b border-line3 p-0 text-center font-normal">{monthLabel(fromMonth + at, locale)}</th>)}
        </tr>
      </thead>
      <tbody>
        {YEARS.map((year) => {
          const start = fromMonth + year * MONTHS;
          const count = year === 3 ? MONTHS + 1 : MONTHS;
          return (
            <tr key={year}>
              <th scope="row" className="border-r border-line3 text-left text-[11.5px] font-normal whitespace-nowrap text-ink2 max-sm:font-mark max-sm:text-[10px]">
                <span className="max-sm:hidden">{t("yearRow", { from: full(start, locale), to: short(start + count - 1, locale) })}</span>
                <span className="sm:hidden">{t("yearRow", { from: short(start, locale), to: short(start + count - 1, locale) })}</span>
              </th>
              {Array.from({ length: count }, (_, at) => <YearMonth key={at} at={year * MONTHS + at} client={client} />)}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
