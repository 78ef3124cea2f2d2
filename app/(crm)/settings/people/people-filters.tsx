"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTransition, type FormEvent } from "react";
import { ChipLink } from "@/components/ui/chip";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { ROLES } from "@/lib/core/permissions";
import type { PeopleFilter } from "@/lib/team/queries";
import { peopleAddress } from "./addresses";

/** The filter lives in the address: a link shows the same list. */
export function PeopleFilters({ filter, active, inactive, channels }: { filter: PeopleFilter; active: number; inactive: number; channels: readonly SelectOption[] }) {
  const t = useTranslations("team");
  const router = useRouter();
  const [busy, start] = useTransition();
  const go = (more: Record<string, string>) => start(() => router.push(peopleAddress(filter, more), { scroll: false }));
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go({ q: String(new FormData(event.currentTarget).get("q")).trim() });
  };
  const standings = [["active", active], ["inactive", inactive], ["all", active + inactive]] as const;
  return (
    <div data-screen-only aria-busy={busy} className="flex flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-1.5">
      <nav aria-label={t("standing.label")} className="flex gap-1">
        {standings.map(([standing, count]) => (
          <ChipLink key={standing} active={filter.standing === standing} count={count} href={peopleAddress({ ...filter, standing })}>{t(`standing.${standing}`)}</ChipLink>
        ))}
      </nav>
      <form role="search" onSubmit={find} className="w-48 max-sm:w-full">
        <TextInput key={filter.words} type="search" name="q" defaultValue={filter.words} aria-label={t("filter.words")} placeholder={t("filter.words")} enterKeyHint="search" />
      </form>
      <Select
        aria-label={t("filter.role")} value={filter.role ?? ""} empty={t("filter.anyRole")} className="w-40 max-sm:flex-1"
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))} onChange={(event) => go({ role: event.target.value })}
      />
      <Select
        aria-label={t("filter.channel")} value={filter.channelId ?? ""} empty={t("filter.anyChannel")} className="w-40 max-sm:flex-1"
        options={channels} onChange={(event) => go({ channel: event.target.value })}
      />
    </div>
  );
}
