"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DigitList } from "@/components/contacts/digit-list";
import { useDateReader, useDayAndDate } from "@/components/contacts/read-date";
import { Step, StepLabel, type StepProps } from "@/components/contacts/steps";
import { Choice } from "@/components/ui/choice";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { addDays } from "@/lib/core/dates";
import type { NextKind } from "@/lib/contacts/form";
import { nextChoices, withNext, withStop } from "@/lib/contacts/talk";

const OTHER = "other";
const STOP = "stop";
const KINDS: readonly NextKind[] = ["CALL", "VISIT", "START"];

/** The next contact by digit, by words, or none with its reason (domain rule 5). */
export function NextStep(props: StepProps) {
  const { form, talk, change, moveOn, wrong } = props;
  const t = useTranslations("contacts");
  const dayAndDate = useDayAndDate(talk.today);
  const [typing, setTyping] = useState(false);
  if (form.kind === "END") return <StopReason {...props} />;
  const choices = nextChoices(talk);
  const usual = choices.find(({ on, kind }) => on === form.nextOn && (!kind || kind === form.nextKind));
  const value = form.stops ? STOP : typing || (form.nextOn && !usual) ? OTHER : (usual?.name ?? null);
  const choose = (name: string, by: "pointer" | "digit") => {
    const choice = choices.find((one) => one.name === name);
    setTyping(name === OTHER);
    const next = name === STOP ? withStop(form) : choice ? withNext(form, choice.on, choice.kind) : withNext(form, form.offered ? null : form.nextOn);
    if (name === STOP || name === OTHER) moveOn(next, name === STOP ? "stop" : "date");
    else if (by === "digit") moveOn(next, "next");
    else change(next);
  };
  return (
    <Step name="next" error={wrong("next")}>
      <Choice
        name="next" columns={2} value={value} onChoose={choose}
        label={<StepLabel aside={form.offered ? t("offered") : form.kind === "START" ? t("canWait") : undefined}>{t("nextLabel")}</StepLabel>}
        options={[
          ...choices.map(({ name, on, kind }) => ({
            value: name,
            label: name === "day" && on === addDays(talk.today, 1) ? t("next.tomorrow", { date: dayAndDate(on) }) : t(`next.${name}`, { date: dayAndDate(on), kind: kind ? t(`kind.${kind}`).toLowerCase() : "" }),
          })),
          { value: OTHER, label: t("next.other"), digit: "5" }, { value: STOP, label: t("next.stop"), digit: "0" },
        ]}
      />
      {value === OTHER && <OtherDate {...props} />}
      {form.stops ? <StopReason {...props} /> : form.nextOn && <NextKinds {...props} />}
    </Step>
  );
}

function OtherDate({ form, talk, change, wrong }: StepProps) {
  const t = useTranslations("contacts");
  const words = useTranslations("dates");
  const parse = useDateReader({ today: talk.today, calendar: talk.calendar, lean: "future" });
  return (
    <div data-step="date" className="mt-1.5">
      <Field label={t("nextDate")} error={wrong("next.on")}>
        <DateField
          value={form.nextOn} onChange={(on) => change(withNext(form, on))} parse={parse} min={talk.today}
          placeholder={words("placeholder")} unreadable={words("unreadable")} calendarLabel={words("calendar")}
        />
      </Field>
    </div>
  );
}

function NextKinds({ form, change }: StepProps) {
  const t = useTranslations("contacts");
  return (
    <Choice
      name="next-kind" label={t("nextKind")} hideLabel layout="segments" digits={false} className="mt-1.5" value={form.nextKind}
      onChoose={(kind) => change({ ...form, nextKind: kind as NextKind, offered: false })} options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
    />
  );
}

/** Why there will be no further contact: a final outcome, and a word to it. */
function StopReason({ form, talk, change, moveOn, wrong }: StepProps) {
  const t = useTranslations("contacts");
  const reasons = talk.outcomes.filter((one) => one.final);
  const choose = (stopReasonId: string, by: "pointer" | "digit") => {
    if (by === "pointer") change({ ...form, stopReasonId });
    else moveOn({ ...form, stopReasonId }, "stop");
  };
  return (
    <>
      <Step name="stop" line={form.kind === "END"} error={wrong("stop") ?? wrong("stopReasonId") ?? wrong("stop.reasonId")}>
        <DigitList
          name="stop" label={t("stopReason")} value={form.stopReasonId} onChoose={choose} moreLabel={(count) => t("moreReasons", { count })}
          options={reasons.map((one) => ({ value: one.id, label: one.name }))}
        />
      </Step>
      <Field label={t("stopNote")} className="mt-1.5" error={wrong("stop.note")}>
        <TextInput value={form.stopNote} maxLength={2000} onChange={(event) => change({ ...form, stopNote: event.target.value })} />
      </Field>
    </>
  );
}
