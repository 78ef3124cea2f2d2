"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";
import { setNorm } from "@/lib/calendar/actions";
import { NORM_KINDS, type NormKind } from "@/lib/calendar/norms";
import { ROLES, type Role } from "@/lib/core/permissions";
import { DayField } from "../parts/day-field";
import { useAction, useFormWords } from "../parts/use-action";

const FIELDS = ["target", "memberId", "value", "validFrom"];

/** For whom, of what, how much, from when: a new value never rewrites the days before it. */
export function NormForm({ members, today }: { members: readonly { id: string; name: string }[]; today: string }) {
  const t = useTranslations("settings.norms");
  const team = useTranslations("team.role");
  const common = useTranslations("common");
  const [target, setTarget] = useState<string | null>(null);
  const [kind, setKind] = useState<NormKind>("DIALS");
  const [value, setValue] = useState("");
  const [validFrom, setValidFrom] = useState<string | null>(today);
  const { send, busy, refusal } = useAction(setNorm);
  const { field, form } = useFormWords();
  const role: Role | null = ROLES.find((one) => one === target) ?? null;
  const submit = () => send({ kind, role, memberId: role ? null : target, value: value === "" ? Number.NaN : Number(value), validFrom: validFrom ?? "" }, {
    done: () => { notify(common("saved")); setValue(""); },
  });
  const targets = [...ROLES.map((one) => ({ value: one as string, label: team(one), hint: t("role") })), ...members.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit(); }} data-screen-only className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b border-line px-4 py-2">
      <Field label={t("target")} required error={field(refusal, "target") ?? field(refusal, "memberId")} className="w-60 max-sm:w-full">
        <Combobox options={targets} value={target} onChoose={setTarget} nothingFound={common("nothingFound")} />
      </Field>
      <Field label={t("kind")} className="w-56 max-sm:w-full">
        <Select value={kind} onChange={(event) => setKind(NORM_KINDS.find((one) => one === event.target.value) ?? kind)} options={NORM_KINDS.map((one) => ({ value: one, label: t(`kindOf.${one}`) }))} />
      </Field>
      <Field label={t("value")} required error={field(refusal, "value")} className="w-24 max-sm:w-full">
        <TextInput type="number" inputMode="numeric" min={0} max={1000} value={value} onChange={(event) => setValue(event.target.value)} />
      </Field>
      <DayField required label={t("validFrom")} today={today} value={validFrom} error={field(refusal, "validFrom")} onChange={setValidFrom} />
      <Button type="submit" tone="primary" busy={busy} className="sm:mt-[18px]">{t("set")}</Button>
      <FieldError>{form(refusal, FIELDS)}</FieldError>
    </form>
  );
}
