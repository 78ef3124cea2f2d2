"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDayAndDate } from "@/components/contacts/read-date";
import { shortName } from "@/lib/core/format";
import type { CardForm } from "@/lib/contacts/form";
import type { LoggingSheet } from "@/lib/contacts/sheet-queries";

/** A field of the form in words, as the two values of a conflict are shown. */
export function useSaidWords(sheet: LoggingSheet): (field: keyof CardForm, form: CardForm) => string {
  const t = useTranslations("contacts");
  const dayAndDate = useDayAndDate(sheet.card?.occurredOn ?? sheet.last[0]?.occurredOn ?? "2000-01-01");
  return useMemo(() => {
    const person = (id: string | null) => shortName(sheet.people.find((one) => one.id === id)?.name ?? "");
    const outcome = (id: string | null) => sheet.outcomes.find((one) => one.id === id)?.name ?? "";
    return (field, form) => {
      switch (field) {
        case "kind": return t(`kind.${form.kind}`);
        case "direction": return t(`direction.${form.direction}`);
        case "reach": return form.reach ? t(`reach.${form.reach}`) : "";
        case "purpose": return t(`purpose.${form.purpose}`);
        case "occurredOn": return form.occurredOn ? dayAndDate(form.occurredOn) : "";
        case "nextOn": return form.nextOn ? dayAndDate(form.nextOn) : "";
        case "nextKind": return t(`kind.${form.nextKind}`);
        case "personId": return person(form.personId);
        case "newPerson": return form.newPerson?.name ?? "";
        case "outcomeId": return outcome(form.outcomeId);
        case "stopReasonId": return outcome(form.stopReasonId);
        case "offered": case "stops": return "";
        default: return form[field];
      }
    };
  }, [t, dayAndDate, sheet]);
}
