import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntryPage } from "@/components/team/entry-page";
import { ButtonLink } from "@/components/ui/button";
import { invitationOf } from "@/lib/core/sign-in";
import { AcceptForm } from "./accept-form";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("auth.invitation"))("title"),
  // The address is a key: it must not travel on with a click.
  referrer: "no-referrer",
});

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, t, common] = await Promise.all([invitationOf(token), getTranslations("auth.invitation"), getTranslations("common")]);
  if (!invitation) {
    return (
      <EntryPage product={common("product")} title={t("goneTitle")}>
        <p className="mb-4 text-ink2">{t("gone")}</p>
        <ButtonLink href="/sign-in" size="large">{t("toSignIn")}</ButtonLink>
      </EntryPage>
    );
  }
  const { name, organisation, email, known } = invitation;
  return (
    <EntryPage product={common("product")} title={t("greeting", { name, organisation })}>
      <p className="mb-4 text-ink2">{t("account", { email })}</p>
      <AcceptForm token={token} email={email} known={known} />
    </EntryPage>
  );
}
