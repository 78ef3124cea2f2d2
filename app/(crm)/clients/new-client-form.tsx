"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useMemo, useState, type FormEvent } from "react";
import { newKey } from "@/components/contacts/drafts";
import { useAction } from "@/components/refusals/use-action";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldError } from "@/components/ui/field";
import { useHotkeys } from "@/components/ui/hotkeys";
import { InlineAlert } from "@/components/ui/inline-alert";
import { Select } from "@/components/ui/select";
import { notify } from "@/components/ui/toast";
import { createClient } from "@/lib/clients/actions";
import type { ClientValues, FormLists, Named, Tier } from "@/lib/clients/views";
import type { DateOnly } from "@/lib/core/dates";
import { asOptions, WhatFields, WhereFields, WhoFields } from "./client-fields";
import { Duplicates, useDuplicates } from "./duplicates";
import { useDraft } from "./use-draft";

export type NewValues = ClientValues & { readonly tier: Tier; readonly sourceId: string; readonly ownerId: string };

interface Props {
  readonly initial: NewValues;
  readonly lists: FormLists;
  readonly tiers: readonly Tier[];
  /** Who may own it; empty where the person enters clients for themself only. */
  readonly owners: readonly Named[];
  readonly memberId: string;
  readonly today: DateOnly;
}

/** Only what a choice was made of is sent: an empty choice is a missing one, and is asked for under its field. */
const inputOf = ({ ownerId, ...values }: NewValues, key: string, choosesOwner: boolean): Parameters<typeof createClient>[0] => {
  const chosen = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== "" || !name.endsWith("Id"))) as typeof values;
  return { ...chosen, key, ...(choosesOwner ? { ownerId: ownerId || null } : {}) };
};

function useNewClient({ initial, owners, memberId }: Props) {
  const t = useTranslations("clients");
  const router = useRouter();
  const draft = useDraft<NewValues>(`client:${memberId}`);
  const [values, setValues] = useState(initial);
  const [touched, setTouched] = useState(false);
  const [key] = useState(newKey);
  const { send, busy, refusal } = useAction(createClient);
  const change = (some: Partial<NewValues>) => {
    const next = { ...values, ...some };
    setValues(next);
    setTouched(true);
    draft.write(next);
  };
  const submit = () => send(inputOf(values, key, owners.length > 0), { done: ({ id }) => {
    draft.drop();
    notify(t("new.done", { name: values.name.trim() }));
    router.push(`/clients/${id}`);
  } });
  const restore = () => { if (draft.kept) { setValues({ ...initial, ...draft.kept }); setTouched(true); } };
  return { values, change, submit, busy, refusal, restore, drop: draft.drop, draft: touched ? null : draft.kept };
}

export function NewClientForm(props: Props) {
  const { lists, tiers, owners, today } = props;
  const t = useTranslations("clients");
  const { say, field } = useRefusalWords();
  const form = useNewClient(props);
  const { values, change, submit, busy, refusal } = form;
  const duplicates = useDuplicates(values.name, values.inn, values.phones);
  useHotkeys(useMemo(() => [{ keys: "Mod+Enter", label: t("new.save"), run: () => document.querySelector<HTMLFormElement>("form[data-client]")?.requestSubmit() }], [t]));
  const errorOf = (name: string) => field(refusal, name);
  const shared = { values, errorOf, onChange: change };
  const send = (event: FormEvent) => { event.preventDefault(); submit(); };
  return (
    <form data-client onSubmit={send} aria-label={t("new.title")} className="flex max-w-5xl flex-col gap-4 px-4 py-3">
      {form.draft?.name && (
        <InlineAlert tone="notice" action={<><Button onClick={form.restore}>{t("draft.restore")}</Button><Button tone="ghost" onClick={form.drop}>{t("draft.drop")}</Button></>}>{t("draft.kept", { name: form.draft.name })}</InlineAlert>
      )}
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3"><WhoFields {...shared} /></div>
      <Duplicates found={duplicates} today={today} />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
        <WhereFields {...shared} lists={lists} />
        <SourceField lists={lists} value={values.sourceId} error={errorOf("sourceId")} onChange={(sourceId) => change({ sourceId })} />
        {owners.length > 0 && (
          <Field label={t("form.owner")} error={errorOf("ownerId")}>
            <Combobox options={asOptions(owners)} value={values.ownerId || null} onChoose={(ownerId) => change({ ownerId: ownerId ?? "" })} nothingFound={t("form.ownerNone")} placeholder={t("nobody")} />
          </Field>
        )}
        <div>
          <Choice name="tier" layout="segments" digits={false} label={t("form.tier")} value={values.tier} options={tiers.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))} onChoose={(tier) => change({ tier: tier as Tier })} />
          <FieldError>{errorOf("tier")}</FieldError>
        </div>
      </div>
      <details className="group">
        <summary className="w-fit text-accent">{t("new.more")}</summary>
        <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2"><WhatFields {...shared} /></div>
      </details>
      <FieldError>{refusal && say(refusal)}</FieldError>
      <div className="flex gap-2">
        <Button type="submit" tone="primary" busy={busy} keys="Mod+Enter">{t("new.save")}</Button>
        <ButtonLink href="/clients">{t("form.cancel")}</ButtonLink>
      </div>
    </form>
  );
}

function SourceField({ lists, value, error, onChange }: { lists: FormLists; value: string; error?: string; onChange: (sourceId: string) => void }) {
  const t = useTranslations("clients.form");
  const group = (kind: "INBOUND" | "OUTBOUND") => lists.sources.filter((source) => source.kind === kind).map(({ id, name }) => <option key={id} value={id}>{name}</option>);
  return (
    <Field label={t("source")} required hint={t("sourceHint")} error={error}>
      <Select empty={t("choose")} value={value} onChange={(event) => onChange(event.target.value)}>
        <optgroup label={t("inbound")}>{group("INBOUND")}</optgroup>
        <optgroup label={t("outbound")}>{group("OUTBOUND")}</optgroup>
      </Select>
    </Field>
  );
}
