import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { CardList } from "@/components/contacts/card-list";
import { ClientYears } from "@/components/grid/client-years";
import { clientCard, possibleOwners } from "@/lib/clients/queries";
import { TIERS } from "@/lib/clients/rules";
import { cardList } from "@/lib/contacts/card-queries";
import { gridWindow, monthOf } from "@/lib/core/dates";
import { instantToZoned } from "@/lib/core/zones";
import { now } from "@/lib/core/clock";
import { can } from "@/lib/core/permissions";
import { requireViewer } from "@/lib/core/session";
import { directoryLists } from "@/lib/directory/queries";
import { sliceWindow } from "@/lib/months/rules";
import { ClientActions } from "./client-actions";
import { ClientHead } from "./client-head";
import { Needs } from "./needs";
import { NextStep } from "./next-step";
import { People } from "./people";
import { PrintSheet } from "./print-sheet";

type Params = PageProps<"/clients/[clientId]">;

/** Once a request: the title asks for it too. */
const readClient = cache(clientCard);

/** The name stands in the page's title, so it is read under the same rights. */
export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const viewer = await requireViewer("clients.read");
  return { title: (await readClient(viewer, (await params).clientId))?.name };
}

export default async function ClientPage({ params, searchParams }: Params) {
  const viewer = await requireViewer("clients.read");
  const client = (await readClient(viewer, (await params).clientId)) ?? notFound();
  const mayAssign = client.mayEdit && can(viewer, "clients.assign");
  const mayLog = client.mayEdit && client.archivedOn === null && can(viewer, "contacts.write");
  const [list, owners, sources] = await Promise.all([
    cardList(viewer, client.id, await searchParams), mayAssign ? possibleOwners(viewer) : [], client.mayEdit ? directoryLists(viewer).then((lists) => lists.sources) : [],
  ]);
  const { from, current, length } = gridWindow(monthOf(viewer.today));
  const months = { months: [...sliceWindow(client.packed, from, length)], fromMonth: from, currentMonth: current };
  const shown = { ...client, packed: undefined };
  const clock = instantToZoned(viewer.organisation.zone, now());
  return (
    <>
      <div data-screen-only className="flex min-w-0 flex-col">
        <ClientHead client={client} actions={<ClientActions client={shown} owners={owners} sources={sources} tiers={TIERS}
          may={{ edit: client.mayEdit, assign: mayAssign, archive: client.mayEdit && can(viewer, "clients.archive"), log: mayLog }} />} />
        <div className="grid border-y border-line2 sm:grid-cols-[258px_1fr_270px]">
          <NextStep client={client} today={viewer.today} mayLog={mayLog} />
          <Needs client={client} />
          <People clientId={client.id} people={client.people} mayWrite={client.mayEdit && client.archivedOn === null && can(viewer, "people.write")} />
        </div>
        <div className="thin-scrollbar overflow-x-auto px-4 py-2"><ClientYears {...months} /></div>
        <div className="px-4 py-2"><CardList view={list} today={viewer.today} mayLog={mayLog} /></div>
      </div>
      <PrintSheet client={client} months={months} cards={list.cards} organisation={viewer.organisation.name} printedBy={viewer.name} printedAt={clock} />
    </>
  );
}
