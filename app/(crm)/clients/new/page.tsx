import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { possibleOwners } from "@/lib/clients/queries";
import { mayEnterTier, TIERS } from "@/lib/clients/rules";
import { can } from "@/lib/core/permissions";
import { requireViewer } from "@/lib/core/session";
import { directoryLists } from "@/lib/directory/queries";
import { NewClientForm, type NewValues } from "../new-client-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clients"))("new.title") };
}

export default async function NewClientPage({ searchParams }: { searchParams: Promise<{ name?: string }> }) {
  const viewer = await requireViewer("clients.create");
  const [t, { channels, regions, sources }, owners, { name }] = await Promise.all([
    getTranslations("clients"), directoryLists(viewer), can(viewer, "clients.assign") ? possibleOwners(viewer) : [], searchParams,
  ]);
  // A seller of one channel enters clients of that channel.
  const [own, ...others] = channels.filter(({ id }) => viewer.channelIds.includes(id));
  const initial: NewValues = {
    name: typeof name === "string" ? name.slice(0, 300) : "", inn: "", channelId: own && others.length === 0 ? own.id : "", subChannelId: "", regionId: "", site: "", phones: "",
    essence: "", needsStated: "", needsPotential: "", notes: "", tier: "MEDIUM", sourceId: "", ownerId: viewer.memberId,
  };
  return (
    <>
      <PageHeader title={t("new.title")} aside={t("new.aside")} />
      <NewClientForm initial={initial} lists={{ channels, regions, sources }} tiers={TIERS.filter((tier) => mayEnterTier(viewer, tier))} owners={owners} memberId={viewer.memberId} today={viewer.today} />
    </>
  );
}
