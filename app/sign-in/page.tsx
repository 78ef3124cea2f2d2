import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { EntryPage } from "@/components/team/entry-page";
import { env } from "@/lib/core/env";
import { currentViewer } from "@/lib/core/session";
import { landing } from "@/lib/team/rules";
import { DemoPeople } from "./demo-people";
import { SignInForm } from "./sign-in-form";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("auth.signIn"))("title") });

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const [{ to }, viewer, t, common] = await Promise.all([searchParams, currentViewer(), getTranslations("auth.signIn"), getTranslations("common")]);
  const destination = landing([to].flat()[0]);
  if (viewer) redirect(destination);
  const { DEMO, FIVE_WINS_DEMO_PEOPLE = [] } = env();
  return (
    <EntryPage product={common("product")} title={t("title")}>
      {to !== undefined && <p role="status" className="-mt-2 mb-3 text-ink2">{t("signedOut")}</p>}
      <SignInForm destination={destination} />
      {DEMO && FIVE_WINS_DEMO_PEOPLE.length > 0
        ? <DemoPeople people={FIVE_WINS_DEMO_PEOPLE} destination={destination} />
        : <p className="mt-4 text-chip text-ink3">{t("elsewhere")}</p>}
    </EntryPage>
  );
}
