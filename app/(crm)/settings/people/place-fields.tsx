"use client";
import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { useRefusalWords, type Refused } from "@/components/refusals/refusal-words";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldError } from "@/components/ui/field";
import type { SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { ROLES, type Role } from "@/lib/core/permissions";

/** What a person has in the organisation: the same fields when inviting and when editing. */
export interface PlaceValues {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly channelIds: readonly string[];
  readonly managerId: string | null;
}
export interface PlaceLists { readonly channels: readonly SelectOption[]; readonly managers: readonly SelectOption[] }

const toggled = <T,>(list: readonly T[], item: T): T[] => (list.includes(item) ? list.filter((one) => one !== item) : [...list, item]);

export function PlaceFields({ values, onChange, channels, managers, refused, email }: PlaceLists & {
  values: PlaceValues;
  onChange: (values: PlaceValues) => void;
  refused: Refused | null;
  /** How the e-mail stands: asked for, possible, or settled by a sign-in. */
  email: "needed" | "possible" | "settled";
}) {
  const t = useTranslations("team");
  const words = useRefusalWords();
  const change = (more: Partial<PlaceValues>) => onChange({ ...values, ...more });
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("form.name")} error={words.field(refused, "name")} required>
        <TextInput value={values.name} maxLength={120} data-autofocus onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label={t("form.email")} error={words.field(refused, "email")} hint={email === "possible" ? t("form.emailHint") : undefined} required={email === "needed"}>
        <TextInput type="email" inputMode="email" value={values.email} maxLength={254} readOnly={email === "settled"} onChange={(event) => change({ email: event.target.value })} />
      </Field>
      <Group label={t("form.roles")} error={words.field(refused, "roles")}>
        {ROLES.map((role) => (
          <Checkbox key={role} label={t(`role.${role}`)} hint={t(`roleHint.${role}`)} checked={values.roles.includes(role)} onChange={() => change({ roles: toggled(values.roles, role) })} />
        ))}
      </Group>
      <Group label={t("form.channels")} hint={channels.length > 0 ? t("form.channelsHint") : t("form.noChannels")} error={words.field(refused, "channelIds")}>
        {channels.map(({ value, label }) => (
          <Checkbox key={value} label={label} checked={values.channelIds.includes(value)} onChange={() => change({ channelIds: toggled(values.channelIds, value) })} />
        ))}
      </Group>
      <Field label={t("form.manager")} error={words.field(refused, "managerId")}>
        <Combobox options={managers} value={values.managerId} placeholder={t("form.noManager")} nothingFound={t("form.nothingFound")} onChoose={(managerId) => change({ managerId })} />
      </Field>
    </div>
  );
}

function Group({ label, hint, error, children }: { label: string; hint?: string; error?: string; children: ReactNode }) {
  const id = useId();
  return (
    <fieldset aria-describedby={error ? id : undefined}>
      <legend className="mb-1 text-caption font-medium text-ink2">{label}</legend>
      {hint && <p className="mb-1 text-caption text-ink3">{hint}</p>}
      {children}
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  );
}
