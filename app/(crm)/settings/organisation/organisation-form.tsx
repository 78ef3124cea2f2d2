"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";
import { saveOrganisation } from "@/lib/directory/actions";
import type { OrganisationInput } from "@/lib/directory/schema";
import { Conflict } from "../parts/conflict";
import { ZoneField } from "../parts/entry-fields";
import { useAction, useFormWords } from "../parts/use-action";
import { useOrganisationDifferences } from "./differences";
import { WorkingDays } from "./working-days";

const FIELDS = ["name", "zone", "locale", "workingDays", "openness", "tenderLead", "lateDays"] as const;
const OPENNESS = ["OWN", "CHANNEL", "ALL"] as const;

/** The settings of the whole organisation; saved as one, so that a colleague's change is seen before it is overwritten. */
export function OrganisationForm({ stored }: { stored: OrganisationInput }) {
  const t = useTranslations("settings.organisation");
  const common = useTranslations("common");
  const [draft, setDraft] = useState(stored);
  const { send, busy, refusal, forget } = useAction(saveOrganisation);
  const { field, form } = useFormWords();
  const differences = useOrganisationDifferences(draft, refusal?.current);
  const set = (change: Partial<OrganisationInput>) => setDraft({ ...draft, ...change });
  const save = (version: number) => send({ ...draft, version }, { done: (saved) => { setDraft({ ...draft, version: saved.version }); notify(common("saved")); } });
  const takeTheirs = () => { setDraft({ ...draft, ...(refusal?.current as OrganisationInput | undefined) }); forget(); };
  return (
    <form onSubmit={(event) => { event.preventDefault(); save(draft.version); }} className="flex max-w-2xl flex-col gap-4 px-4 py-3">
      <div className="flex flex-wrap gap-4">
        <Field label={t("name")} required error={field(refusal, "name")} className="min-w-60 flex-1">
          <TextInput value={draft.name} maxLength={120} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <ZoneField label={t("zone")} hint={t("zoneHint")} value={draft.zone} error={field(refusal, "zone")} onChange={(zone) => set({ zone })} />
      </div>
      <WorkingDays days={draft.workingDays} error={field(refusal, "workingDays")} onChange={(workingDays) => set({ workingDays })} />
      <Choice
        name="openness" layout="cards" digits={false} label={t("openness")} value={draft.openness}
        onChoose={(value) => set({ openness: OPENNESS.find((one) => one === value) ?? draft.openness })}
        options={OPENNESS.map((value) => ({ value, label: t(`opennessOf.${value}`), hint: t(`opennessHint.${value}`) }))}
      />
      <div className="flex flex-wrap gap-4">
        <NumberField label={t("lateDays")} hint={t("lateDaysHint")} value={draft.lateDays} max={31} error={field(refusal, "lateDays")} onChange={(lateDays) => set({ lateDays })} />
        <NumberField label={t("tenderLead")} hint={t("tenderLeadHint")} value={draft.tenderLead} max={12} error={field(refusal, "tenderLead")} onChange={(tenderLead) => set({ tenderLead })} />
        <Field label={t("locale")} hint={t("localeHint")} className="w-48">
          <Select
            value={draft.locale} onChange={(event) => set({ locale: event.target.value === "en" ? "en" : "ru" })}
            options={[{ value: "ru", label: t("localeOf.ru") }, { value: "en", label: t("localeOf.en") }]}
          />
        </Field>
      </div>
      <FieldError>{form(refusal, FIELDS)}</FieldError>
      {refusal?.code === "conflict" && (
        <Conflict refusal={refusal} differences={differences} busy={busy} onMine={() => save(Number(refusal.current?.version))} onTheirs={takeTheirs} />
      )}
      <div><Button type="submit" tone="primary" busy={busy}>{common("save")}</Button></div>
    </form>
  );
}

function NumberField({ label, hint, value, max, error, onChange }: { label: string; hint: string; value: number; max: number; error?: string; onChange: (value: number) => void }) {
  return (
    <Field label={label} hint={hint} error={error} className="w-48">
      <TextInput type="number" inputMode="numeric" min={0} max={max} required value={Number.isNaN(value) ? "" : value} onChange={(event) => onChange(event.target.valueAsNumber)} />
    </Field>
  );
}
