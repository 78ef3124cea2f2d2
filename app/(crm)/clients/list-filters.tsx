"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Chip } from "@/components/ui/chip";
import { FilterChip, type FilterOption, type Matcher } from "@/components/ui/filter-chip";
import { Close } from "@/components/ui/icons";
import { changeList, isFiltered, listAddress, NOBODY, withoutFilters, type ClientList, type ListFilters as Filters } from "@/lib/clients/list";
import { nameKey, searchVariants } from "@/lib/clients/names";
import { STAGES, TIERS } from "@/lib/clients/rules";
import type { Named } from "@/lib/clients/views";

interface Lists {
  readonly channels: readonly (Named & { readonly subChannels: readonly Named[] })[];
  readonly regions: readonly Named[];
  readonly sources: readonly Named[];
  readonly members: readonly Named[];
}

const options = (entries: readonly Named[]): FilterOption[] => entries.map(({ id, name }) => ({ value: id, label: name }));
/** ё is е, and the wrong layout or alphabet is no obstacle. */
const matches: Matcher = (typed, label) => searchVariants(typed).some((variant) => nameKey(label).includes(variant));

/** Sub-channels of the channels chosen; of all, where none is: then with their channel, as names come again. */
function subChannels(lists: Lists, channels: readonly string[]): FilterOption[] {
  const shown = channels.length > 0 ? lists.channels.filter(({ id }) => channels.includes(id)) : lists.channels;
  return shown.flatMap(({ name, subChannels: subs }) => subs.map((sub) => ({ value: sub.id, label: shown.length > 1 ? `${name} / ${sub.name}` : sub.name })));
}

/** The slice, as a sentence of chips; each change is an address of its own. */
export function ListFilters({ list, lists }: { list: ClientList; lists: Lists }) {
  const t = useTranslations("clients");
  const router = useRouter();
  const [waiting, start] = useTransition();
  const go = (next: ClientList) => start(() => router.push(listAddress(next), { scroll: false }));
  const chip = (name: keyof Filters, choices: FilterOption[]) => (
    <FilterChip key={name} label={t(`columns.${name}`)} options={choices} selected={list[name]} matches={matches} onChange={(selected) => go(changeList(list, { [name]: selected }))} />
  );
  return (
    <div data-screen-only aria-busy={waiting} role="group" aria-label={t("filters")} className="thin-scrollbar flex flex-wrap items-center gap-1.5 border-b border-line px-4 py-1.5 max-sm:flex-nowrap max-sm:overflow-x-auto">
      {list.q && <Chip active onClick={() => go(changeList(list, { q: "" }))} aria-label={t("dropSearch", { q: list.q })}>{t("quoted", { q: list.q })}<Close size={10} /></Chip>}
      {chip("channel", options(lists.channels))}
      {chip("sub", subChannels(lists, list.channel))}
      {chip("region", options(lists.regions))}
      {chip("owner", [{ value: NOBODY, label: t("nobody") }, ...options(lists.members)])}
      {chip("tier", TIERS.map((tier) => ({ value: tier, label: t(`tier.${tier}`) })))}
      {chip("stage", STAGES.map((stage) => ({ value: stage, label: t(`stage.${stage}`) })))}
      {chip("source", options(lists.sources))}
      <Chip active={list.archived} onClick={() => go(changeList(list, { archived: !list.archived }))}>{t("archiveChip")}</Chip>
      {isFiltered(list) && <button type="button" onClick={() => go(withoutFilters(list))} className="px-1 text-chip whitespace-nowrap text-accent hover:underline">{t("empty.clear")}</button>}
    </div>
  );
}
