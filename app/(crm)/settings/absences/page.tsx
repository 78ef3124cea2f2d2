import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { absencesFrom } from "@/lib/calendar/queries";
import { addMonthsTo } from "@/lib/core/dates";
import { requireViewer } from "@/lib/core/session";
import { directoryLists } from "@/lib/directory/queries";
import { AbsenceForm } from "./absence-form";
import { AbsenceList } from "./absence-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.sections"))("absences") };
}

export default async function AbsencesPage() {
  const viewer = await requireViewer("settings.read");
  const t = await getTranslations("settings");
  const [absences, { members }] = await Promise.all([absencesFrom(viewer, addMonthsTo(viewer.today, -1)), directoryLists(viewer)]);
  return (
    <>
      <PageHeader title={t("sections.absences")} aside={t("about.absences")} />
      <AbsenceForm members={members} today={viewer.today} />
      <AbsenceList absences={absences} today={viewer.today} />
    </>
  );
}
