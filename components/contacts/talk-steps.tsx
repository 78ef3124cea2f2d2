"use client";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { Step, StepLabel, type StepProps } from "@/components/contacts/steps";
import { DigitList } from "@/components/contacts/digit-list";
import { Choice } from "@/components/ui/choice";
import { Kbd } from "@/components/ui/kbd";
import type { Kind, Reach } from "@/lib/contacts/form";
import { outcomesFor, withKind, withOutcome, withReach } from "@/lib/contacts/talk";

/** The grid's own letters choose the kind: physical keys З, В, Д. */
const KIND_KEYS: readonly (readonly [Kind, string | null])[] = [["CALL", "KeyP"], ["VISIT", "KeyD"], ["START", "KeyL"], ["END", null]];
const REACHES: readonly Reach[] = ["DECISION_MAKER", "SOMEBODY", "NOBODY"];

export function KindStep({ form, change }: StepProps) {
  const t = useTranslations("contacts");
  return (
    <Step name="kind" line={false}>
      <Choice
        name="kind" label={t("kindLabel")} hideLabel layout="segments" digits={false} value={form.kind} onChoose={(kind) => change(withKind(form, kind as Kind))}
        options={KIND_KEYS.map(([value, keys]) => ({ value, label: t(`kindShort.${value}`), badge: keys && <Kbd keys={keys} className="max-sm:hidden" /> }))}
      />
    </Step>
  );
}

/** Letters of the kind, while the focus is where letters are no text. */
export function kindOfKey({ code, ctrlKey, metaKey, altKey }: KeyboardEvent): Kind | null {
  return ctrlKey || metaKey || altKey ? null : (KIND_KEYS.find(([, keys]) => keys === code)?.[0] ?? null);
}

export function ReachStep(props: StepProps) {
  const t = useTranslations("contacts");
  const { form, talk, change, moveOn, wrong } = props;
  if (form.kind === "END") return null;
  const choose = (reach: Reach, by: "pointer" | "digit") => {
    const next = withReach(form, reach, talk);
    if (by === "pointer") change(next);
    else moveOn(next, reach === "NOBODY" ? "save" : next.personId ? "outcome" : "who");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const kind = kindOfKey(event);
    if (!kind) return;
    event.preventDefault();
    moveOn(withKind(form, kind), "reach");
  };
  return (
    <Step name="reach" line={false} error={wrong("reach")}>
      <div onKeyDown={onKeyDown}>
        <Choice
          name="reach" layout="segments" value={form.reach} onChoose={(value, by) => choose(value as Reach, by)}
          label={<StepLabel aside={form.reach && <b className="font-semibold text-accent">{t(`leaves.${form.kind}.${form.reach}`)}</b>}>{t("reachLabel")}</StepLabel>}
          options={REACHES.map((value) => ({ value, label: t(`reach.${value}`), disabled: value === "NOBODY" && form.kind !== "CALL" }))}
        />
      </div>
    </Step>
  );
}

export function OutcomeStep({ form, talk, change, moveOn, wrong }: StepProps) {
  const t = useTranslations("contacts");
  const outcomes = outcomesFor(talk.outcomes, form.kind, form.reach);
  const kept = talk.outcomes.find((one) => one.id === form.outcomeId && !outcomes.includes(one));
  // Which outcomes fit depends on whom one reached, so they come after it.
  if (form.reach === null || form.kind === "START" || form.kind === "END" || outcomes.length === 0) return null;
  const choose = (id: string, by: "pointer" | "digit") => {
    const next = withOutcome(form, talk.outcomes.find((one) => one.id === id) ?? null, talk.outcomes);
    if (by === "pointer") change(next);
    else moveOn(next, "substance");
  };
  return (
    <Step name="outcome" error={wrong("outcomeId")}>
      <DigitList
        name="outcome" label={t("outcomeLabel")} value={form.outcomeId} onChoose={choose} moreLabel={(count) => t("moreOutcomes", { count })}
        options={[...(kept ? [kept] : []), ...outcomes].map((one) => ({ value: one.id, label: one.name, hint: one.final ? t("final") : undefined }))}
      />
    </Step>
  );
}
