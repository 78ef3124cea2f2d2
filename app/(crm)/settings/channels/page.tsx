import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/session";
import { entriesOf } from "@/lib/directory/dictionary-queries";
import { DictionaryList } from "../parts/dictionary-list";
import { AddEntryForm } from "../parts/entry-form";
import { AddSubChannel } from "./add-sub-channel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.sections"))("channels") };
}

export default async function ChannelsPage() {
  const viewer = await requireViewer("settings.read");
  const t = await getTranslations("settings");
  const [channels, parts] = await Promise.all([entriesOf(viewer, "channel"), entriesOf(viewer, "subChannel")]);
  const { zone } = viewer.organisation;
  const below = Object.fromEntries(channels.map(({ id, name }) => [id, (
    <div key={id} className="pb-2">
      <DictionaryList indent dictionary="subChannel" channelId={id} entries={parts.filter(({ channelId }) => channelId === id)} zone={zone} clientsFilter="sub" />
      <AddSubChannel channelId={id} zone={zone} label={t("add.subChannel", { channel: name })} placeholder={t("add.subChannelName")} />
    </div>
  )]));
  return (
    <>
      <PageHeader title={t("sections.channels")} aside={t("about.channels")} />
      <AddEntryForm dictionary="channel" zone={zone} parents={[]} label={t("add.channel")} placeholder={t("add.channel")} />
      {channels.length === 0 && <EmptyState title={t("empty.channels")}>{t("emptyHint.channels")}</EmptyState>}
      <div className="border-t border-line"><DictionaryList dictionary="channel" entries={channels} zone={zone} clientsFilter="channel" below={below} /></div>
    </>
  );
}
