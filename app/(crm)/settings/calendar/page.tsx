import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { ChevronLeft, ChevronRight } from "@/components/ui/icons";
import { InlineAlert } from "@/components/ui/inline-alert";
import { PageHeader } from "@/components/ui/page-header";
import { calendarYear } from "@/lib/calendar/queries";
import { formatDate, partsOf } from "@/lib/core/dates";
import { requireViewer } from "@/lib/core/session";
import { CalendarEditor } from "./calendar-editor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.sections"))("calendar") };
}

const [FIRST, LAST] = [2000, 2099];

/** The year of the address, or this one. */
const yearOf = (given: string | string[] | undefined, present: number): number => {
  const year = typeof given === "string" && /^\d{4}$/.test(given) ? Number(given) : present;
  return year >= FIRST && year <= LAST ? year : present;
};

export default async function CalendarPage({ searchParams }: PageProps<"/settings/calendar">) {
  const viewer = await requireViewer("settings.read");
  const t = await getTranslations("settings");
  const year = yearOf((await searchParams).year, partsOf(viewer.today).year);
  const view = await calendarYear(viewer, year);
  return (
    <>
      <PageHeader
        title={t("calendar.title", { year: String(year) })}
        badge={view.decree === null && <Badge tone="dashed">{t("calendar.provisional")}</Badge>}
        aside={view.decree && t("calendar.decree", { number: view.decree.number, date: formatDate(view.decree.date) })}
        actions={(
          <>
            {year > FIRST && <ButtonLink href={`/settings/calendar?year=${year - 1}`}><ChevronLeft />{year - 1}</ButtonLink>}
            {year < LAST && <ButtonLink href={`/settings/calendar?year=${year + 1}`}>{year + 1}<ChevronRight /></ButtonLink>}
          </>
        )}
      />
      {view.decree === null && <InlineAlert tone="notice" flush>{t("calendar.provisionalHint")}</InlineAlert>}
      <CalendarEditor key={year} year={view} today={viewer.today} />
    </>
  );
}
