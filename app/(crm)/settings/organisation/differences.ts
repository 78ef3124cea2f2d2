"use client";
import { useTranslations } from "next-intl";
import type { OrganisationInput } from "@/lib/directory/schema";
import type { Difference } from "../parts/conflict";

/** The settings whose two values differ, in words. */
export function useOrganisationDifferences(mine: OrganisationInput, current?: Readonly<Record<string, unknown>>): Difference[] {
  const t = useTranslations("settings.organisation");
  const dates = useTranslations("dates");
  if (!current) return [];
  const theirs = current as unknown as OrganisationInput;
  const week = (days: readonly number[]) => days.map((day) => dates(`weekdayShort.${String(day) as "1"}`)).join(", ");
  const say = (of: OrganisationInput) => ({
    name: of.name, zone: of.zone, workingDays: week(of.workingDays), openness: t(`opennessOf.${of.openness}`),
    lateDays: String(of.lateDays), tenderLead: String(of.tenderLead), locale: t(`localeOf.${of.locale}`),
  });
  const [here, there] = [say(mine), say(theirs)];
  return (Object.keys(here) as (keyof typeof here)[])
    .filter((name) => here[name] !== there[name])
    .map((name) => ({ label: t(name), mine: here[name], theirs: there[name] }));
}
