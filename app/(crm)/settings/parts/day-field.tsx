"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { parseDateWords } from "@/lib/core/date-words";
import { formatDate } from "@/lib/core/dates";
import { weekdayLabel } from "@/lib/core/format";

/** A day as people write it; shown back with its weekday. */
export function DayField({ label, value, today, error, required = false, className, onChange }: {
  label: string;
  value: string | null;
  today: string;
  error?: string;
  required?: boolean;
  className?: string;
  onChange: (day: string | null) => void;
}) {
  const t = useTranslations("dates");
  const locale = useLocale();
  const parse = (text: string) => {
    const day = parseDateWords(text, today);
    return day ? { value: day, shown: `${weekdayLabel(day, locale)} ${formatDate(day)}` } : null;
  };
  return (
    <Field label={label} required={required} error={error} className={className ?? "w-44 max-sm:w-full"}>
      <DateField value={value} onChange={onChange} parse={parse} placeholder={t("placeholder")} unreadable={t("unreadable")} calendarLabel={t("calendar")} />
    </Field>
  );
}
