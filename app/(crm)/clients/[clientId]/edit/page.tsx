import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { clientForm } from "@/lib/clients/queries";
import { requireViewer } from "@/lib/core/session";
import { directoryLists } from "@/lib/directory/queries";
import { EditClientForm } from "../../edit-client-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clients"))("edit.title") };
}

export default async function EditClientPage({ params }: { params: Promise<{ clientId: string }> }) {
  const viewer = await requireViewer("clients.edit");
  const [t, form] = await Promise.all([getTranslations("clients"), clientForm(viewer, (await params).clientId)]);
  if (!form) notFound();
  const { channelId, subChannelId, regionId } = form.values;
  const { channels, regions, sources } = await directoryLists(viewer, [channelId, subChannelId, regionId]);
  return (
    <>
      <PageHeader title={t("edit.title")} aside={form.values.name} />
      <EditClientForm form={form} lists={{ channels, regions, sources }} memberId={viewer.memberId} today={viewer.today} />
    </>
  );
}
