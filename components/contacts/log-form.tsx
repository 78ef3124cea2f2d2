"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { flushSync } from "react-dom";
import { DetailsStep } from "@/components/contacts/details-step";
import { LastContacts } from "@/components/contacts/last-contacts";
import type { LogTarget } from "@/components/contacts/log-address";
import { NextStep } from "@/components/contacts/next-step";
import { ClientLine, DraftNote, Elapsed } from "@/components/contacts/panel-head";
import { PanelFoot } from "@/components/contacts/panel-foot";
import { QuickerChoice } from "@/components/contacts/quicker-choice";
import { useDayAndDate } from "@/components/contacts/read-date";
import { focusStep, type StepName, type StepProps } from "@/components/contacts/steps";
import { KindStep, OutcomeStep, ReachStep } from "@/components/contacts/talk-steps";
import { TextSteps } from "@/components/contacts/text-steps";
import { useCardForm, type Writing } from "@/components/contacts/use-card-form";
import { useSaving, type Saving } from "@/components/contacts/use-saving";
import { WhoStep } from "@/components/contacts/who-step";
import { useRefusalWords, type Refused } from "@/components/refusals/refusal-words";
import { useHotkeys, type Hotkey } from "@/components/ui/hotkeys";
import { SidePanel } from "@/components/ui/side-panel";
import type { CardForm } from "@/lib/contacts/form";
import type { LoggingSheet } from "@/lib/contacts/sheet-queries";

/** Where a refused field is typed, in the order of the panel. */
const STEP_OF: Readonly<Record<string, StepName>> = {
  occurredOn: "details", time: "details", durationMinutes: "details", reach: "reach", personId: "who", "newPerson.name": "person", outcomeId: "outcome",
  substance: "substance", objections: "objections", proposals: "proposals", next: "next", "next.on": "date", stop: "stop", stopReasonId: "stop",
};

const goToRefused = ({ fields = {} }: Refused) => {
  const first = Object.keys(STEP_OF).find((field) => fields[field]);
  if (first) requestAnimationFrame(() => focusStep(STEP_OF[first]!));
};

/** What a person changes to mend a refused field, where the names differ. */
const MENDED_BY: Readonly<Record<string, readonly (keyof CardForm)[]>> = {
  next: ["nextOn", "stops", "kind"], "next.on": ["nextOn"], stop: ["stopReasonId", "stops"], reach: ["reach", "kind"], durationMinutes: ["minutes"],
  "newPerson.name": ["newPerson"], "newPerson.position": ["newPerson"],
};

/** The refusal as far as it still holds: fields that were changed since are not reproached any more. */
function stillRefused({ refused, refusedForm }: Saving, form: CardForm): Refused | null {
  if (!refused?.fields || !refusedForm) return refused;
  const left = Object.entries(refused.fields).filter(([field]) => (MENDED_BY[field] ?? [field as keyof CardForm]).every((key) => form[key] === refusedForm[key]));
  return left.length > 0 ? { ...refused, fields: Object.fromEntries(left) } : null;
}

function useSteps(sheet: LoggingSheet, writing: Writing, refused: Refused | null): StepProps {
  const { field } = useRefusalWords();
  const { form, change, opened } = writing;
  const talk = useMemo(() => ({ today: opened.today, calendar: sheet.calendar, people: sheet.people, outcomes: sheet.outcomes, plan: sheet.plan }), [opened, sheet]);
  const moveOn = (next: CardForm, to: StepName) => {
    flushSync(() => change(next));
    focusStep(to);
  };
  return { form, sheet, talk, opened, change, moveOn, wrong: (name) => field(refused, name) };
}

function useSaveKeys(save: () => Promise<void>) {
  const t = useTranslations("contacts");
  const hotkeys = useMemo((): Hotkey[] => {
    const run = () => void save();
    return [{ keys: "Mod+Enter", label: t("save"), run }, { keys: "Mod+NumpadEnter", run }];
  }, [t, save]);
  useHotkeys(hotkeys, { group: t("panel") });
}

interface LogFormProps {
  readonly memberId: string;
  readonly sheet: LoggingSheet;
  readonly target: LogTarget;
  readonly connected: boolean;
  readonly onClose: () => void;
}

/** The panel with a client in it: fields in the order of talking, saved from anywhere by Ctrl/⌘ Enter. */
export function LogForm({ memberId, sheet, target, connected, onClose }: LogFormProps) {
  const t = useTranslations("contacts");
  const { say } = useRefusalWords();
  const writing = useCardForm(memberId, sheet, target);
  const saving = useSaving({ memberId, sheet, writing, onDone: onClose, onRefused: goToRefused });
  const refused = stillRefused(saving, writing.form);
  const steps = useSteps(sheet, writing, refused);
  const dayAndDate = useDayAndDate(writing.opened.today);
  useSaveKeys(saving.save);
  useEffect(() => focusStep(target.kind === "END" ? "stop" : "reach"), [target.kind]);
  const { form } = writing;
  const when = form.occurredOn && [dayAndDate(form.occurredOn), form.time].filter(Boolean).join(", ");
  return (
    <SidePanel
      title={t(sheet.card ? `correcting.${form.kind}` : `kind.${form.kind}`)} onClose={onClose} closeLabel={t("leave")}
      aside={<span className="flex justify-between gap-2"><span>{when}</span>{!sheet.card && <Elapsed from={writing.resumed?.seconds ?? 0} />}</span>}
      footer={<PanelFoot busy={saving.busy} problem={refused && say(refused)} keptAt={writing.keptAt} connected={connected} onSave={() => void saving.save()} onClose={onClose} />}
    >
      <Notices writing={writing} saving={saving} sheet={sheet} />
      <ClientLine {...sheet.client} />
      <DetailsStep {...steps} />
      <KindStep {...steps} />
      <ReachStep {...steps} />
      <WhoStep {...steps} />
      <OutcomeStep {...steps} />
      {!sheet.card && <LastContacts last={sheet.last} today={writing.opened.today} />}
      <TextSteps key={writing.draftKey} {...steps} />
      <NextStep {...steps} />
    </SidePanel>
  );
}

/** What the person should know before going on: a draft that was found, a colleague who was quicker. */
function Notices({ writing, saving, sheet }: { writing: Writing; saving: Saving; sheet: LoggingSheet }) {
  const { resumed, initial, form } = writing;
  const settle = (chosen: CardForm) => {
    writing.rebase(saving.quicker?.version ?? 0, chosen);
    saving.settle();
  };
  return (
    <>
      {saving.quicker && <QuickerChoice base={initial} mine={form} quicker={saving.quicker} sheet={sheet} onChosen={settle} />}
      {resumed && !saving.quicker && <DraftNote at={resumed.at} onDiscard={writing.discard} />}
    </>
  );
}
