import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { norms } from "@/lib/calendar/queries";
import { requireViewer } from "@/lib/core/session";
import { directoryLists } from "@/lib/directory/queries";
import { NormForm } from "./norm-form";
import { NormTable } from "./norm-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.sections"))("norms") };
}

export default async function NormsPage() {
  const viewer = await requireViewer("settings.read");
  const t = await getTranslations("settings");
  const [all, { members }] = await Promise.all([norms(viewer), directoryLists(viewer)]);
  return (
    <>
      <PageHeader title={t("sections.norms")} aside={t("about.norms")} />
      <NormForm members={members} today={viewer.today} />
      <NormTable norms={all} today={viewer.today} />
    </>
  );
}
