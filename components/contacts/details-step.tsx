"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDateReader } from "@/components/contacts/read-date";
import { Step, type StepProps } from "@/components/contacts/steps";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { ChevronDown, ChevronRight } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { daysBetween } from "@/lib/core/dates";
import { readTime, type CardForm, type Purpose } from "@/lib/contacts/form";
import { withDay } from "@/lib/contacts/talk";

const PURPOSES: readonly Purpose[] = ["FIRST_CONTACT", "NEEDS", "OFFER", "NEGOTIATION", "DEVELOPMENT", "SERVICE", "OTHER"];
const FIELDS = ["occurredOn", "time", "durationMinutes", "purpose", "direction"];

/** What fills itself in, in one line; unfolded, all of it can be changed. */
export function DetailsStep(props: StepProps) {
  const t = useTranslations("contacts");
  const dates = useTranslations("dates");
  const { form, talk, sheet, wrong } = props;
  const [unfolded, setUnfolded] = useState(false);
  const bad = FIELDS.some((field) => wrong(field));
  const shown = unfolded || bad;
  const parse = useDateReader({ today: talk.today, calendar: talk.calendar, lean: "past" });
  const day = form.occurredOn === talk.today ? dates("today") : form.occurredOn === null ? t("noDate") : (parse(form.occurredOn)?.shown ?? "");
  const late = form.occurredOn !== null && !sheet.card && daysBetween(form.occurredOn, talk.today) > 0;
  const line = [form.time ? t("dayAndTime", { day, time: form.time }) : day, form.kind === "CALL" && t(`direction.${form.direction}`), t(`purpose.${form.purpose}`).toLowerCase(), late && t("enteredLate")];
  return (
    <Step name="details" line={false}>
      <button type="button" aria-expanded={shown} onClick={() => setUnfolded(!shown)} className="flex max-w-full items-center gap-1 text-left text-chip text-ink2 hover:text-ink max-sm:min-h-control">
        {shown ? <ChevronDown size={12} /> : <ChevronRight size={12} />}
        <span className="truncate">{line.filter(Boolean).join(" · ")}</span>
      </button>
      {shown && <Details {...props} />}
    </Step>
  );
}

function Details({ form, talk, sheet, opened, change, wrong }: StepProps) {
  const t = useTranslations("contacts");
  const dates = useTranslations("dates");
  const parse = useDateReader({ today: talk.today, calendar: talk.calendar, lean: "past" });
  const set = (part: Partial<CardForm>) => change({ ...form, ...part });
  return (
    <div className="mt-1.5 grid grid-cols-2 gap-x-2.5 gap-y-1.5 rounded-md bg-surface2 p-2.5">
      <Field label={t("date")} error={wrong("occurredOn")}>
        <DateField
          value={form.occurredOn} onChange={(on) => change(withDay(form, on, opened))} parse={parse} max={talk.today}
          unreadable={dates("unreadable")} calendarLabel={dates("calendar")}
        />
      </Field>
      <Field label={t("time")} error={wrong("time")}>
        <TextInput inputMode="numeric" value={form.time} placeholder="14:30" onChange={(event) => set({ time: event.target.value })} onBlur={() => set({ time: readTime(form.time) ?? form.time })} />
      </Field>
      <Field label={t("minutes")} error={wrong("durationMinutes")}>
        <TextInput inputMode="numeric" value={form.minutes} placeholder={sheet.card || form.kind !== "CALL" ? "" : t("minutesAuto")} onChange={(event) => set({ minutes: event.target.value })} />
      </Field>
      <Field label={t("directionLabel")}>
        <Select value={form.direction} onChange={(event) => set({ direction: event.target.value as CardForm["direction"] })} options={(["OUT", "IN"] as const).map((value) => ({ value, label: t(`direction.${value}`) }))} />
      </Field>
      <Field label={t("purposeLabel")} className="col-span-2">
        <Select value={form.purpose} onChange={(event) => set({ purpose: event.target.value as Purpose })} options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))} />
      </Field>
      <p className="col-span-2 text-caption text-ink3">{t("authorIs", { name: sheet.card ? (sheet.card.author ?? t("unknownAuthor")) : sheet.author })}</p>
    </div>
  );
}
