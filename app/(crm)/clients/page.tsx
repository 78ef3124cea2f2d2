import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listAddress, readCursor, readList, type ClientList } from "@/lib/clients/list";
import { clientCounts, clientPage } from "@/lib/clients/list-queries";
import { can } from "@/lib/core/permissions";
import { requireViewer } from "@/lib/core/session";
import type { Viewer } from "@/lib/core/viewer";
import { directoryLists } from "@/lib/directory/queries";
import { ClientTable } from "./client-table";
import { ListFilters } from "./list-filters";
import { NothingFound } from "./nothing-found";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clients"))("title") };
}

export default async function ClientsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [viewer, given] = await Promise.all([requireViewer("clients.read"), searchParams]);
  const list = readList(given);
  const chosen = [...list.channel, ...list.sub, ...list.region, ...list.source, ...list.owner.filter((id) => id.includes("-"))];
  const [t, page, lists] = await Promise.all([getTranslations("clients"), clientPage(viewer, list), directoryLists(viewer, chosen)]);
  const turn = (side: "after" | "before", cursor: string | null) => cursor && listAddress({ ...list, after: null, before: null, [side]: readCursor(cursor) });
  const mayCreate = can(viewer, "clients.create");
  return (
    <>
      <PageHeader title={t("title")} aside={<Suspense fallback={null}><Counts viewer={viewer} list={list} /></Suspense>}
        actions={mayCreate && <ButtonLink tone="primary" href="/clients/new">{t("new.button")}</ButtonLink>} />
      <ListFilters list={list} lists={lists} />
      <ClientTable rows={page.rows} list={list} today={viewer.today} empty={<NothingFound list={list} mayCreate={mayCreate} />} />
      <Pagination label={t("pages")} previous={turn("before", page.previous)} next={turn("after", page.next)} previousLabel={t("previousPage")} nextLabel={t("nextPage")} />
    </>
  );
}

/** Counts wait for themselves: the rows are there before them. */
async function Counts({ viewer, list }: { viewer: Viewer; list: ClientList }) {
  const [t, { slice, whole, capped }] = await Promise.all([getTranslations("clients"), clientCounts(viewer, list)]);
  if (capped) return t("countsCapped", { slice, whole });
  return slice === whole ? t("count", { count: whole }) : t("counts", { slice, whole });
}
