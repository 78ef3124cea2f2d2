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
  return { title: (await getTranslations("settings.sections"))("outcomes") };
}

export default async function OutcomesPage() {
  const viewer = await requireViewer("settings.read");
  const t = await getTranslations("settings");
  const entries = await entriesOf(viewer, "outcome");
  const ready = await readyOf(viewer, "outcome", entries);
  const { zone } = viewer.organisation;
  return (
    <>
      <PageHeader title={t("sections.outcomes")} aside={t("about.outcomes")} actions={<TickDialog dictionary="outcome" ready={ready} />} />
      <AddEntryForm dictionary="outcome" zone={zone} parents={[]} label={t("add.outcome")} placeholder={t("add.outcome")} />
      {entries.length === 0 && <EmptyState title={t("empty.outcomes")}>{t("emptyHint.outcomes")}</EmptyState>}
      <div className="border-t border-line"><DictionaryList dictionary="outcome" entries={entries} zone={zone} /></div>
    </>
  );
}
