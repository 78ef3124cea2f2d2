"use client";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { FieldError } from "@/components/ui/field";

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** The week of the organisation; Monday comes first. */
export function WorkingDays({ days, error, onChange }: { days: readonly number[]; error?: string; onChange: (days: number[]) => void }) {
  const t = useTranslations("settings.organisation");
  const words = useTranslations("dates");
  return (
    <div role="group" aria-label={t("workingDays")}>
      <div className="mb-1 text-caption font-medium text-ink2">{t("workingDays")}</div>
      <div className="flex flex-wrap gap-1.5">
        {WEEK.map((day) => (
          <Chip
            key={day} active={days.includes(day)}
            onClick={() => onChange(WEEK.filter((one) => (one === day ? !days.includes(one) : days.includes(one))))}
          >
            <span aria-hidden>{words(`weekdayShort.${day}`)}</span><span className="sr-only">{words(`weekday.${day}`)}</span>
          </Chip>
        ))}
      </div>
      <FieldError>{error}</FieldError>
    </div>
  );
}
