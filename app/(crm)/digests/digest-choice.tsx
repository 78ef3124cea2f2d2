"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { ChipLink } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { yearOfMonth, monthNumber, monthOf, type DateOnly, type MonthIndex } from "@/lib/core/dates";
import { choosableMonths, digestAddress, monthText, movedPeriod, type DigestView } from "@/lib/digests/address-rules";
import { monthsUpTo, type DigestPeriod } from "@/lib/digests/rules";

/** Periods that are asked for most: this month, the last one, a quarter, a year. */
const READY = ["thisMonth", "lastMonth", "quarter", "year"] as const;

function readyPeriod(name: (typeof READY)[number], today: DateOnly): DigestPeriod {
  const last = monthOf(today) - 1;
  if (name === "lastMonth") return { from: last, to: last };
  return monthsUpTo(today, { thisMonth: 1, quarter: 3, year: 12 }[name]);
}

/** Channel and months; the address is the state, so a choice is a link to it. */
export function DigestChoice({ view, channels, today }: { view: DigestView; channels: readonly { id: string; name: string }[]; today: DateOnly }) {
  const t = useTranslations("digests.screen");
  const names = useTranslations("dates.month");
  const router = useRouter();
  const address = (change: Partial<DigestView>) => digestAddress({ ...view, slice: {}, untouched: false, after: null, ...change });
  const months = choosableMonths(today);
  const shown = [...new Set([view.period.to, view.period.from, ...months])].sort((one, other) => other - one);
  const word = (month: MonthIndex) => `${names(String(monthNumber(month)) as "1")} ${yearOfMonth(month)}`;
  const options = shown.map((month) => ({ value: monthText(month), label: word(month) }));
  const move = (end: "from" | "to") => (event: { target: { value: string } }) =>
    router.push(address({ period: movedPeriod(view.period, end, monthOf(`${event.target.value}-01`)) }));
  return (
    <div data-screen-only className="flex flex-wrap items-end gap-x-3 gap-y-2 border-b border-line px-4 py-2">
      <Field label={t("channel")} className="w-56 max-sm:w-full">
        <Select value={view.channelId ?? ""} options={channels.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => router.push(address({ channelId: event.target.value }))} />
      </Field>
      <Field label={t("from")} className="w-40 max-sm:w-[calc(50%-6px)]"><Select value={monthText(view.period.from)} options={options} onChange={move("from")} /></Field>
      <Field label={t("to")} className="w-40 max-sm:w-[calc(50%-6px)]"><Select value={monthText(view.period.to)} options={options} onChange={move("to")} /></Field>
      <div className="flex flex-wrap gap-1.5 pb-0.5">
        {READY.map((name) => {
          const period = readyPeriod(name, today);
          return <ChipLink key={name} active={period.from === view.period.from && period.to === view.period.to} href={address({ period })}>{t(`period.${name}`)}</ChipLink>;
        })}
      </div>
    </div>
  );
}
