import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { auditPage } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/core/session";
import { directoryLists } from "@/lib/directory/queries";
import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";
import { filterOf, hrefOf } from "./filter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.sections"))("audit") };
}

export default async function AuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const viewer = await requireViewer("audit.read");
  const t = await getTranslations("audit");
  const filter = filterOf(await searchParams);
  const [page, { members }] = await Promise.all([auditPage(viewer, filter), directoryLists(viewer, filter.byId ? [filter.byId] : [])]);
  const clientName = filter.clientId ? (page.rows.find((row) => row.clientId === filter.clientId)?.clientName ?? t("thisClient")) : null;
  return (
    <>
      <PageHeader title={t("title")} aside={t("about")} />
      <AuditFilters key={hrefOf(filter)} filter={filter} members={members} clientName={clientName} today={viewer.today} />
      {page.rows.length === 0
        ? <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
        : <AuditTable rows={page.rows} filter={filter} zone={viewer.organisation.zone} />}
      <Pagination
        label={t("pages")} previousLabel={t("newest")} nextLabel={t("older")}
        previous={filter.before ? hrefOf({ ...filter, before: undefined }) : null}
        next={page.next && hrefOf({ ...filter, before: page.next })}
      />
    </>
  );
}
