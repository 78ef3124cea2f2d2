import { getFormatter, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import type { PeopleFilter, PersonLine } from "@/lib/team/queries";
import { peopleAddress } from "./addresses";

export async function PeopleTable({ people, filter, zone, current }: { people: readonly PersonLine[]; filter: PeopleFilter; zone: string; current: string | null }) {
  const [t, format] = await Promise.all([getTranslations("team"), getFormatter()]);
  const seen = (at: Date | null) => (at ? format.dateTime(at, { timeZone: zone, day: "numeric", month: "short", year: "numeric" }) : t("never"));
  return (
    <Table caption={t("caption")} className="max-sm:text-chip">
      <thead>
        <tr>
          <HeadCell>{t("column.name")}</HeadCell>
          <HeadCell>{t("column.roles")}</HeadCell>
          <HeadCell className="max-md:hidden">{t("column.channels")}</HeadCell>
          <HeadCell className="max-md:hidden">{t("column.manager")}</HeadCell>
          <HeadCell className="max-lg:hidden">{t("column.seen")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} selected={person.id === current}>
            <Cell>
              <RowLink href={peopleAddress(filter, { person: person.id })} scroll={false} aria-label={t("form.show", { name: person.name })}>{person.name}</RowLink>
              {!person.hasAccount && <Badge tone="dashed" className="ml-2">{t("noSignIn")}</Badge>}
              {!person.active && <Badge tone="alarm" className="ml-2">{t("inactive")}</Badge>}
              {person.email && <span className="block max-w-56 truncate text-caption text-ink3">{person.email}</span>}
            </Cell>
            <Cell>{person.roles.map((role) => t(`role.${role}`)).join(", ")}</Cell>
            <Cell className="max-md:hidden"><span className="line-clamp-2" title={person.channels.join(", ")}>{person.channels.join(", ")}</span></Cell>
            <Cell className="max-md:hidden">{person.manager}</Cell>
            <Cell className="whitespace-nowrap text-ink2 max-lg:hidden">{seen(person.seenAt)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
