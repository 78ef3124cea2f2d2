"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { Draft } from "./draft";

const ZONES = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));

/** Any IANA zone, found by typing. */
export function ZoneField({ label, value, error, hint, onChange }: { label: string; value: string; error?: string; hint?: string; onChange: (zone: string) => void }) {
  const common = useTranslations("common");
  const options = ZONES.some((zone) => zone.value === value) ? ZONES : [{ value, label: value }, ...ZONES];
  return (
    <Field label={label} error={error} hint={hint} className="w-60 max-sm:w-full">
      <Combobox options={options} value={value} onChoose={(zone) => onChange(zone ?? value)} nothingFound={common("nothingFound")} />
    </Field>
  );
}

/** Alone in its form, the field says itself what goes in. */
function NameField({ alone, autoFocus, placeholder, value, error, onChange }: { alone: boolean; autoFocus: boolean; placeholder?: string; value: string; error?: string; onChange: (name: string) => void }) {
  const t = useTranslations("settings.entry");
  const input = (
    <TextInput
      data-autofocus autoFocus={autoFocus} placeholder={placeholder} value={value} maxLength={120} onChange={(event) => onChange(event.target.value)}
      {...(alone ? { "aria-label": placeholder, "aria-invalid": error !== undefined } : {})}
    />
  );
  return alone
    ? <div className="flex w-64 flex-col gap-1 max-sm:flex-1">{input}<FieldError>{error}</FieldError></div>
    : <Field label={t("name")} required error={error} className="w-64 max-sm:w-full">{input}</Field>;
}

export interface ParentOption { readonly id: string; readonly name: string }

/** The controls of an entry; which of them depends on the dictionary. */
export function EntryFields({ fields, draft, parents, placeholder, autoFocus = false, errorOf, onChange }: {
  fields: readonly (keyof Draft)[];
  draft: Draft;
  parents: readonly ParentOption[];
  placeholder?: string;
  autoFocus?: boolean;
  errorOf: (field: string) => string | undefined;
  onChange: (draft: Draft) => void;
}) {
  const t = useTranslations("settings.entry");
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  return (
    <>
      <NameField autoFocus={autoFocus} alone={placeholder !== undefined && fields.length === 1} placeholder={placeholder} value={draft.name} error={errorOf("name")} onChange={(name) => set({ name })} />
      {fields.includes("zone") && <ZoneField label={t("zone")} value={draft.zone} error={errorOf("zone")} onChange={(zone) => set({ zone })} />}
      {fields.includes("kind") && (
        <Field label={t("kind")} className="w-48 max-sm:w-full">
          <Select
            value={draft.kind} onChange={(event) => set({ kind: event.target.value === "INBOUND" ? "INBOUND" : "OUTBOUND" })}
            options={[{ value: "OUTBOUND", label: t("OUTBOUND") }, { value: "INBOUND", label: t("INBOUND") }]}
          />
        </Field>
      )}
      {fields.includes("parentId") && (
        <Field label={t("parent")} error={errorOf("parentId")} className="w-48 max-sm:w-full">
          <Select
            empty={t("noParent")} value={draft.parentId ?? ""} onChange={(event) => set({ parentId: event.target.value || null })}
            options={parents.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
      {fields.includes("final") && <Checkbox label={t("final")} hint={t("finalHint")} checked={draft.final} onChange={(event) => set({ final: event.target.checked })} className="max-w-72 self-end" />}
    </>
  );
}
