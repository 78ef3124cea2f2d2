import { getFormatter, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { SectionHeader } from "@/components/ui/page-header";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { InvitationLine, PeopleFilter } from "@/lib/team/queries";
import { peopleAddress } from "./addresses";
import { WithdrawButton } from "./withdraw-button";

export async function Invitations({ invitations, filter, zone }: { invitations: readonly InvitationLine[]; filter: PeopleFilter; zone: string }) {
  const [t, role, format] = await Promise.all([getTranslations("team.invitation"), getTranslations("team.role"), getFormatter()]);
  if (invitations.length === 0) return null;
  const day = (at: Date) => format.dateTime(at, { timeZone: zone, day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  return (
    <section className="pt-6 pb-4">
      <div className="px-4"><SectionHeader title={t("open")} /></div>
      <Table caption={t("open")}>
        <thead>
          <tr><HeadCell>{t("for")}</HeadCell><HeadCell className="max-md:hidden">{role("label")}</HeadCell><HeadCell className="max-md:hidden">{t("by")}</HeadCell><HeadCell className="max-sm:hidden">{t("until")}</HeadCell><HeadCell /></tr>
        </thead>
        <tbody>
          {invitations.map(({ id, name, email, roles, invitedBy, expiresAt, expired }) => (
            <Row key={id}>
              <Cell><span className="font-semibold">{name}</span><span className="block text-caption text-ink3">{email}</span></Cell>
              <Cell className="max-md:hidden">{roles.map((one) => role(one)).join(", ")}</Cell>
              <Cell className="max-md:hidden">{invitedBy}</Cell>
              <Cell className="max-sm:hidden">{expired ? <Badge tone="alarm">{t("expired")}</Badge> : day(expiresAt)}</Cell>
              <Cell className="text-right">
                <span className="inline-flex flex-wrap justify-end gap-1.5">
                  <ButtonLink tone="ghost" href={peopleAddress(filter, { invite: id })} scroll={false} aria-label={t("againName", { name })}>{t("again")}</ButtonLink>
                  <WithdrawButton id={id} name={name} />
                </span>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
