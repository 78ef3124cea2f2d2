import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/session";
import { entriesOf } from "@/lib/directory/dictionary-queries";
import { DictionaryList } from "../parts/dictionary-list";
import { AddEntryForm } from "../parts/entry-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.sections"))("services") };
}

export default async function ServicesPage() {
  const viewer = await requireViewer("settings.read");
  const t = await getTranslations("settings");
  const entries = await entriesOf(viewer, "service");
  const { zone } = viewer.organisation;
  return (
    <>
      <PageHeader title={t("sections.services")} aside={t("about.services")} />
      <AddEntryForm dictionary="service" zone={zone} parents={[]} label={t("add.service")} placeholder={t("add.service")} />
      {entries.length === 0 && <EmptyState title={t("empty.services")}>{t("emptyHint.services")}</EmptyState>}
      <div className="border-t border-line"><DictionaryList dictionary="service" entries={entries} zone={zone} /></div>
    </>
  );
}
