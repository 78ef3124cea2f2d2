"use client";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { changeList, isFiltered, listAddress, withoutFilters, type ClientList } from "@/lib/clients/list";

/** An empty list says why it is empty and offers the way on. */
export function NothingFound({ list, mayCreate }: { list: ClientList; mayCreate: boolean }) {
  const t = useTranslations("clients.empty");
  if (list.after || list.before) {
    return <EmptyState title={t("beyond")} action={<ButtonLink tone="primary" href={listAddress(changeList(list, {}))}>{t("toFirst")}</ButtonLink>}>{t("beyondText")}</EmptyState>;
  }
  if (isFiltered(list)) {
    return (
      <EmptyState title={t("filtered")} action={<>
        <ButtonLink tone="primary" href={listAddress(withoutFilters(list))}>{t("clear")}</ButtonLink>
        {!list.archived && <ButtonLink href={listAddress(changeList(list, { archived: true }))}>{t("lookInArchive")}</ButtonLink>}
      </>}>
        {list.q ? t("searchedText", { q: list.q }) : t("filteredText")}
      </EmptyState>
    );
  }
  if (list.archived) return <EmptyState title={t("archive")} action={<ButtonLink href="/clients">{t("toClients")}</ButtonLink>}>{t("archiveText")}</EmptyState>;
  return <EmptyState title={t("none")} action={mayCreate && <ButtonLink tone="primary" href="/clients/new">{t("create")}</ButtonLink>}>{t("noneText")}</EmptyState>;
}
