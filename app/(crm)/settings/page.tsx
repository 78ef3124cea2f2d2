import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/session";
import { SETTINGS } from "./parts/sections";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage() {
  const viewer = await requireViewer("settings.read");
  const t = await getTranslations("settings");
  return (
    <>
      <PageHeader title={t("title")} aside={viewer.organisation.name} />
      <ul className="max-w-3xl">
        {SETTINGS.map((section) => (
          <li key={section} className="relative flex flex-wrap items-baseline gap-x-3 border-b border-line px-4 py-2.5 hover:bg-surface">
            <Link href={`/settings/${section}`} className="w-44 font-semibold after:absolute after:inset-0">{t(`sections.${section}`)}</Link>
            <span className="min-w-0 flex-1 text-ink2 max-sm:basis-full">{t(`about.${section}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
