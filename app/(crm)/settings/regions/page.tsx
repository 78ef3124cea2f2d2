import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/session";
import { entriesOf, readyOf } from "@/lib/directory/dictionary-queries";
import { DictionaryList } from "../parts/dictionary-list";
import { AddEntryForm } from "../parts/entry-form";
import { TickDialog } from "../parts/tick-dialog";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.sections"))("regions") };
}

export default async function RegionsPage() {
  const viewer = await requireViewer("settings.read");
  const t = await getTranslations("settings");
  const entries = await entriesOf(viewer, "region");
  const ready = await readyOf(viewer, "region", entries);
  const { zone } = viewer.organisation;
  return (
    <>
      <PageHeader title={t("sections.regions")} aside={t("about.regions")} actions={<TickDialog dictionary="region" ready={ready} />} />
      <AddEntryForm dictionary="region" zone={zone} parents={[]} label={t("add.region")} placeholder={t("add.region")} />
      {entries.length === 0 && <EmptyState title={t("empty.regions")}>{t("emptyHint.regions")}</EmptyState>}
      <div className="border-t border-line"><DictionaryList dictionary="region" entries={entries} zone={zone} clientsFilter="region" /></div>
    </>
  );
}
