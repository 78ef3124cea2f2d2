import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/session";
import type { Viewer } from "@/lib/core/viewer";
import { directoryLists } from "@/lib/directory/queries";
import { openInvitations, peopleFilter, peopleOf, personOf } from "@/lib/team/queries";
import { PEOPLE, peopleAddress } from "./addresses";
import { Invitations } from "./invitations";
import { InvitePanel } from "./invite-panel";
import { PeopleFilters } from "./people-filters";
import { PeopleTable } from "./people-table";
import { PersonPanel } from "./person-panel";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("team"))("title") });

type Given = Readonly<Record<string, string | string[] | undefined>>;

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Given> }) {
  const viewer = await requireViewer("team.manage");
  const given = await searchParams;
  const filter = peopleFilter(given);
  const [t, found, invitations, { channels }] = await Promise.all([getTranslations("team"), peopleOf(viewer, filter), openInvitations(viewer), directoryLists(viewer)]);
  const { people, active, inactive } = found;
  return (
    <div className="flex sm:fill-work">
      <div className="thin-scrollbar min-w-0 flex-1 sm:overflow-y-auto">
        <PageHeader
          title={t("title")} aside={t("counts", { active, inactive })}
          actions={<ButtonLink tone="primary" href={peopleAddress(filter, { invite: "new" })} scroll={false}>{t("invite")}</ButtonLink>}
        />
        <PeopleFilters filter={filter} active={active} inactive={inactive} channels={channels.map(({ id, name }) => ({ value: id, label: name }))} />
        {people.length > 0
          ? <PeopleTable people={people} filter={filter} zone={viewer.organisation.zone} current={one(given.person)} />
          : <EmptyState title={t("emptyTitle")} action={<ButtonLink href={`${PEOPLE}?standing=all`}>{t("showAll")}</ButtonLink>}>{t("empty")}</EmptyState>}
        <Invitations invitations={invitations} filter={filter} zone={viewer.organisation.zone} />
      </div>
      <Panel viewer={viewer} given={given} back={peopleAddress(filter)} />
    </div>
  );
}

const one = (value: string | string[] | undefined): string | null => [value].flat()[0] ?? null;

/** `?person=<id>` edits, `?invite=new` or `?invite=<invitation>` invites; an id that is not ours is no page. */
async function Panel({ viewer, given, back }: { viewer: Viewer; given: Given; back: string }) {
  const [personId, invite] = [one(given.person), one(given.invite)];
  if (personId) {
    const person = (await personOf(viewer, personId)) ?? notFound();
    const lists = await directoryLists(viewer, [...person.channelIds, ...(person.managerId ? [person.managerId] : [])]);
    return <PersonPanel key={`${person.id} ${person.version}`} person={person} channels={lists.channels.map(entry)} managers={lists.members.filter(({ id }) => id !== person.id).map(entry)} back={back} />;
  }
  if (!invite) return null;
  const [{ channels, members }, invitations] = await Promise.all([directoryLists(viewer), openInvitations(viewer)]);
  const before = invitations.find(({ id }) => id === invite);
  const start = { name: before?.name ?? one(given.name) ?? "", email: before?.email ?? one(given.email) ?? "", roles: before?.roles ?? [], channelIds: before?.channelIds ?? [], managerId: before?.managerId ?? null };
  return <InvitePanel key={invite} start={start} channels={channels.map(entry)} managers={members.map(entry)} back={back} />;
}

const entry = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
