import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/session";
import { organisationSettings } from "@/lib/directory/queries";
import { OrganisationForm } from "./organisation-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.sections"))("organisation") };
}

export default async function OrganisationPage() {
  const viewer = await requireViewer("settings.read");
  const t = await getTranslations("settings");
  const settings = await organisationSettings(viewer);
  return (
    <>
      <PageHeader title={t("sections.organisation")} />
      <OrganisationForm stored={settings} />
    </>
  );
}
