"use client";
import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { checkInn } from "@/lib/clients/inn";
import type { ClientValues, FormLists, Named } from "@/lib/clients/views";

export interface FieldsProps {
  readonly values: ClientValues;
  readonly lists: FormLists;
  readonly errorOf: (name: string) => string | undefined;
  readonly onChange: (change: Partial<ClientValues>) => void;
}

export const asOptions = (entries: readonly Named[]) => entries.map(({ id, name }) => ({ value: id, label: name }));

/** The ИНН is checked while it is typed: as soon as it is long enough to be one. */
function useInnWords(inn: string): string | undefined {
  const t = useTranslations("clients.form");
  const digits = inn.replace(/\D/g, "").length;
  if (digits !== 10 && digits !== 12) return undefined;
  const check = checkInn(inn);
  if (check.ok || check.reason !== "checksum") return undefined;
  return check.suggestion ? t("innSuggestion", { inn: check.suggestion }) : t("innWrong");
}

export function WhoFields({ values, errorOf, onChange }: Omit<FieldsProps, "lists">) {
  const t = useTranslations("clients.form");
  const innWords = useInnWords(values.inn);
  return (
    <>
      <Field label={t("name")} required error={errorOf("name")} className="sm:col-span-2">
        <TextInput data-autofocus autoFocus value={values.name} placeholder={t("namePlaceholder")} onChange={(event) => onChange({ name: event.target.value })} />
      </Field>
      <Field label={t("inn")} error={innWords ?? errorOf("inn")}>
        <TextInput inputMode="numeric" value={values.inn} onChange={(event) => onChange({ inn: event.target.value })} />
      </Field>
      <Field label={t("phones")} hint={t("phonesHint")} error={errorOf("phones")} className="sm:col-span-2">
        <TextInput inputMode="tel" value={values.phones} placeholder={t("phonesPlaceholder")} onChange={(event) => onChange({ phones: event.target.value })} />
      </Field>
      <Field label={t("site")} error={errorOf("site")}>
        <TextInput inputMode="url" value={values.site} placeholder={t("sitePlaceholder")} onChange={(event) => onChange({ site: event.target.value })} />
      </Field>
    </>
  );
}

export function WhereFields({ values, lists, errorOf, onChange }: FieldsProps) {
  const t = useTranslations("clients.form");
  const nothing = useTranslations("common")("nothingFound");
  const subChannels = lists.channels.find(({ id }) => id === values.channelId)?.subChannels ?? [];
  const chooseChannel = (channelId: string) => {
    const [only, ...others] = lists.channels.find(({ id }) => id === channelId)?.subChannels ?? [];
    onChange({ channelId, subChannelId: only && others.length === 0 ? only.id : "" });
  };
  return (
    <>
      <Field label={t("channel")} required error={errorOf("channelId")}>
        <Select empty={t("choose")} options={asOptions(lists.channels)} value={values.channelId} onChange={(event) => chooseChannel(event.target.value)} />
      </Field>
      <Field label={t("subChannel")} required error={errorOf("subChannelId")}>
        <Select empty={values.channelId ? t("choose") : t("channelFirst")} disabled={!values.channelId} options={asOptions(subChannels)} value={values.subChannelId} onChange={(event) => onChange({ subChannelId: event.target.value })} />
      </Field>
      <Field label={t("region")} required error={errorOf("regionId")}>
        <Combobox options={asOptions(lists.regions)} value={values.regionId || null} onChoose={(regionId) => onChange({ regionId: regionId ?? "" })} nothingFound={nothing} placeholder={t("regionPlaceholder")} />
      </Field>
    </>
  );
}

const TEXTS = [["essence", 3], ["needsStated", 3], ["needsPotential", 3], ["notes", 3]] as const;

export function WhatFields({ values, errorOf, onChange }: Omit<FieldsProps, "lists">) {
  const t = useTranslations("clients.form");
  return TEXTS.map(([name, rows]) => (
    <Field key={name} label={t(name)} hint={t(`${name}Hint`)} error={errorOf(name)}>
      <Textarea rows={rows} value={values[name]} onChange={(event) => onChange({ [name]: event.target.value })} />
    </Field>
  ));
}
