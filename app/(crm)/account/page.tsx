import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader, SectionHeader } from "@/components/ui/page-header";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { requireViewer } from "@/lib/core/session";
import { ownAccount, type OwnSession } from "@/lib/team/queries";
import { PasswordForm } from "./password-form";
import { SessionButtons } from "./session-buttons";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("auth.account"))("title") });

export default async function AccountPage() {
  const viewer = await requireViewer("account.own");
  const [account, t, role] = await Promise.all([ownAccount(viewer), getTranslations("auth.account"), getTranslations("team.role")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid max-w-3xl gap-8 px-4 py-4">
        <section>
          <SectionHeader title={t("identity")} />
          <DefinitionList items={[
            { term: t("name"), value: account.name },
            { term: t("email"), value: account.email ?? t("unknown") },
            { term: t("roles"), value: viewer.roles.map((name) => role(name)).join(", ") },
            { term: t("organisation"), value: viewer.organisation.name },
          ]} />
        </section>
        <section className="max-w-80">
          <SectionHeader title={t("passwordTitle")} />
          <PasswordForm email={account.email ?? ""} />
        </section>
        <section>
          <SectionHeader title={t("sessionsTitle")} />
          <Sessions sessions={account.sessions} zone={viewer.organisation.zone} />
          <p className="mt-1.5 mb-3 text-caption text-ink3">{t("sessionsHint")}</p>
          <SessionButtons others={account.sessions.some(({ here }) => !here)} />
        </section>
      </div>
    </>
  );
}

async function Sessions({ sessions, zone }: { sessions: readonly OwnSession[]; zone: string }) {
  const [t, format] = await Promise.all([getTranslations("auth.account"), getFormatter()]);
  const shown = (at: Date) => format.dateTime(at, { timeZone: zone, day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  return (
    <Table caption={t("sessionsTitle")}>
      <thead><tr><HeadCell>{t("since")}</HeadCell><HeadCell>{t("seen")}</HeadCell><HeadCell /></tr></thead>
      <tbody>
        {sessions.map(({ id, createdAt, seenAt, here }) => (
          <Row key={id}><Cell>{shown(createdAt)}</Cell><Cell>{shown(seenAt)}</Cell><Cell>{here && <Badge tone="tint">{t("here")}</Badge>}</Cell></Row>
        ))}
      </tbody>
    </Table>
  );
}
