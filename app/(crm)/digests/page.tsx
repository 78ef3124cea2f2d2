import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { buttonLook } from "@/components/ui/button";
import { requireViewer } from "@/lib/core/session";
import { digestFileAddress, readDigestView } from "@/lib/digests/address-rules";
import { digestCards, digestChannels, digestTotals, untouchedClients } from "@/lib/digests/queries";
import { periodLabel } from "@/lib/digests/rules";
import { DigestCards } from "./digest-cards";
import { DigestChoice } from "./digest-choice";
import { DigestTotals } from "./digest-totals";
import { UntouchedClients } from "./untouched-clients";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("digests.screen"))("title") };
}

/** The digest of a channel: totals by owner, and the cards behind each of them. The whole of it is the file. */
export default async function DigestsPage({ searchParams }: PageProps<"/digests">) {
  const viewer = await requireViewer("digest.export");
  const t = await getTranslations("digests");
  const asked = readDigestView(await searchParams, viewer.today);
  const channels = await digestChannels(viewer);
  const channel = asked.channelId === null ? channels[0] : channels.find(({ id }) => id === asked.channelId);
  if (asked.channelId !== null && !channel) notFound();
  if (!channel) return <><PageHeader title={t("screen.title")} /><EmptyState title={t("screen.noChannels")}>{t("screen.noChannelsHint")}</EmptyState></>;
  const view = { ...asked, channelId: channel.id };
  const [totals, cards, untouched] = await Promise.all([
    digestTotals(viewer, view),
    view.untouched ? null : digestCards(viewer, view, view.slice, view.after),
    view.untouched ? untouchedClients(viewer, view, view.after) : null,
  ]);
  return (
    <>
      <PageHeader
        title={t("screen.title")} aside={`${channel.name}, ${periodLabel(view.period, t.raw("workbook.months") as string[])}`}
        actions={<a href={digestFileAddress(channel.id, view.period)} download className={buttonLook("primary")}>{t("screen.download")}</a>}
      />
      <DigestChoice view={view} channels={channels} today={viewer.today} />
      <DigestTotals view={view} totals={totals} />
      {cards && <DigestCards view={view} page={cards} owner={totals.owners.find(({ ownerId }) => ownerId === view.slice.ownerId)?.owner ?? null} today={viewer.today} />}
      {untouched && <UntouchedClients view={view} page={untouched} />}
    </>
  );
}
