"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";
import { addAbsence } from "@/lib/calendar/actions";
import { DayField } from "../parts/day-field";
import { useAction, useFormWords } from "../parts/use-action";

const FIELDS = ["memberId", "fromDay", "toDay", "note"];

export function AbsenceForm({ members, today }: { members: readonly { id: string; name: string }[]; today: string }) {
  const t = useTranslations("settings.absences");
  const common = useTranslations("common");
  const [memberId, setMember] = useState<string | null>(null);
  const [fromDay, setFrom] = useState<string | null>(null);
  const [toDay, setTo] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const { send, busy, refusal } = useAction(addAbsence);
  const { field, form } = useFormWords();
  const submit = () => send({ memberId: memberId ?? "", fromDay: fromDay ?? "", toDay: toDay ?? fromDay ?? "", note }, {
    done: () => { notify(common("saved")); setMember(null); setFrom(null); setTo(null); setNote(""); },
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit(); }} data-screen-only className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b border-line px-4 py-2">
      <Field label={t("member")} required error={field(refusal, "memberId")} className="w-60 max-sm:w-full">
        <Combobox options={members.map(({ id, name }) => ({ value: id, label: name }))} value={memberId} onChoose={setMember} nothingFound={common("nothingFound")} />
      </Field>
      <DayField required label={t("fromDay")} today={today} value={fromDay} error={field(refusal, "fromDay")} onChange={setFrom} />
      <DayField label={t("toDay")} today={today} value={toDay} error={field(refusal, "toDay")} onChange={setTo} />
      <Field label={t("note")} error={field(refusal, "note")} className="w-56 max-sm:w-full">
        <TextInput value={note} maxLength={200} placeholder={t("notePlaceholder")} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Button type="submit" tone="primary" busy={busy} className="sm:mt-[18px]">{common("add")}</Button>
      <FieldError>{form(refusal, FIELDS)}</FieldError>
    </form>
  );
}
