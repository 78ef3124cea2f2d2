"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Chip, ChipLink } from "@/components/ui/chip";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { AuditFilter } from "@/lib/audit/queries";
import { addDays } from "@/lib/core/dates";
import { DayField } from "../parts/day-field";
import { hrefOf } from "./filter";

/** By person, client and time; the address is the state, so what is found can be sent as a link. */
export function AuditFilters({ filter, members, clientName, today }: {
  filter: AuditFilter;
  members: readonly { id: string; name: string }[];
  /** Name of the one client the log is narrowed to. */
  clientName: string | null;
  today: string;
}) {
  const t = useTranslations("audit");
  const common = useTranslations("common");
  const router = useRouter();
  const [draft, setDraft] = useState(filter);
  const go = (change: Partial<AuditFilter>) => router.push(hrefOf({ ...draft, ...change, before: undefined }));
  const submit = (event: FormEvent) => { event.preventDefault(); go({}); };
  const filtered = hrefOf({ ...filter, before: undefined }) !== hrefOf({});
  return (
    <form onSubmit={submit} data-screen-only className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b border-line px-4 py-2">
      <Field label={t("by")} className="w-52 max-sm:w-full">
        <Combobox
          options={members.map(({ id, name }) => ({ value: id, label: name }))} value={draft.byId ?? null} placeholder={common("all")} nothingFound={common("nothingFound")}
          onChoose={(byId) => { setDraft({ ...draft, byId: byId ?? undefined }); if ((byId ?? undefined) !== draft.byId) go({ byId: byId ?? undefined }); }}
        />
      </Field>
      <Field label={t("client")} className="w-52 max-sm:w-full">
        <TextInput value={draft.client ?? ""} placeholder={t("clientPlaceholder")} onChange={(event) => setDraft({ ...draft, client: event.target.value })} />
      </Field>
      <DayField className="w-44 max-sm:w-[calc(50%-6px)]" label={t("from")} today={today} value={draft.from ?? null} onChange={(from) => setDraft({ ...draft, from: from ?? undefined })} />
      <DayField className="w-44 max-sm:w-[calc(50%-6px)]" label={t("to")} today={today} value={draft.to ?? null} onChange={(to) => setDraft({ ...draft, to: to ?? undefined })} />
      <div className="sm:mt-[18px] flex flex-wrap items-center gap-2">
        <Button type="submit" tone="primary">{t("show")}</Button>
        {[1, 7, 30].map((days) => {
          const from = addDays(today, 1 - days);
          return <ChipLink key={days} active={filter.from === from && !filter.to} href={hrefOf({ ...filter, from, to: undefined, before: undefined })}>{days === 1 ? t("today") : t("lastDays", { count: days })}</ChipLink>;
        })}
        {clientName && <Chip active onClick={() => go({ clientId: undefined })}>{t("onlyClient", { name: clientName })}</Chip>}
        {filtered && <ButtonLink tone="ghost" href={hrefOf({})}>{common("clear")}</ButtonLink>}
      </div>
    </form>
  );
}
