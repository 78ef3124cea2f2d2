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
  return { title: (await getTranslations("settings.sections"))("sources") };
}

export default async function SourcesPage() {
  const viewer = await requireViewer("settings.read");
  const t = await getTranslations("settings");
  const entries = await entriesOf(viewer, "source");
  const ready = await readyOf(viewer, "source", entries);
  const { zone } = viewer.organisation;
  return (
    <>
      <PageHeader title={t("sections.sources")} aside={t("about.sources")} actions={<TickDialog dictionary="source" ready={ready} />} />
      <AddEntryForm dictionary="source" zone={zone} parents={entries.filter(({ archived }) => !archived)} label={t("add.source")} placeholder={t("add.source")} />
      {entries.length === 0 && <EmptyState title={t("empty.sources")}>{t("emptyHint.sources")}</EmptyState>}
      <div className="border-t border-line"><DictionaryList dictionary="source" entries={entries} zone={zone} clientsFilter="source" /></div>
    </>
  );
}
