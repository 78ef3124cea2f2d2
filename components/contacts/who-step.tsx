"use client";
import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent } from "react";
import { Step, StepLabel, type StepProps } from "@/components/contacts/steps";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { keyName } from "@/components/ui/keyboard-layout";
import { TextInput } from "@/components/ui/text-input";
import { shortName } from "@/lib/core/format";

type Person = StepProps["sheet"]["people"][number];
const NEW = "new";
const MORE = "more";
const SHOWN = 7;

/** The next person whose name begins with the letter of this key, on whichever layout. */
function personOfKey({ code, key, ctrlKey, metaKey, altKey }: KeyboardEvent, people: readonly Person[], current: string | null): Person | null {
  if (ctrlKey || metaKey || altKey || !code.startsWith("Key")) return null;
  const letters = [key.toLowerCase(), keyName(code, "ru", false).toLowerCase()];
  const from = people.findIndex((one) => one.id === current) + 1;
  return [...people.slice(from), ...people.slice(0, from)].find((one) => letters.includes(one.name.slice(0, 1).toLowerCase())) ?? null;
}

/** Of somebody else those who do not decide come first. */
const inOrder = (people: readonly Person[], somebody: boolean): Person[] =>
  somebody ? people.toSorted((one, two) => Number(one.decisionMaker) - Number(two.decisionMaker)) : [...people];

export function WhoStep(props: StepProps) {
  const t = useTranslations("contacts");
  const [opened, setOpened] = useState(false);
  const { form, sheet, change, moveOn, wrong } = props;
  if (form.kind === "END" || form.reach === "NOBODY" || form.reach === null) return null;
  const people = inOrder(sheet.people, form.reach === "SOMEBODY");
  const whole = opened || people.length <= SHOWN + 1 || people.slice(SHOWN).some((one) => one.id === form.personId);
  const choose = (value: string, by: "pointer" | "digit") => {
    if (value === MORE) return setOpened(true);
    if (value === NEW) return moveOn({ ...form, personId: null, newPerson: form.newPerson ?? { name: "", position: "", decisionMaker: form.reach === "DECISION_MAKER" } }, "person");
    const next = { ...form, personId: value, newPerson: null };
    if (by === "pointer") change(next);
    else moveOn(next, "outcome");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const found = personOfKey(event, people, form.personId);
    if (!found) return;
    event.preventDefault();
    moveOn({ ...form, personId: found.id, newPerson: null }, "who");
  };
  const options = (whole ? people : people.slice(0, SHOWN)).map((one) => ({
    value: one.id, badge: one.decisionMaker && <Badge mark>{t("decisionMaker")}</Badge>,
    label: one.position ? t("nameAndPosition", { name: shortName(one.name), position: one.position }) : shortName(one.name),
  }));
  return (
    <Step name="who" error={wrong("personId")}>
      <div onKeyDown={onKeyDown}>
        <Choice
          name="person" label={<StepLabel aside={people.length > 3 && t("byLetter")}>{t("whoLabel")}</StepLabel>} value={form.newPerson ? NEW : form.personId} onChoose={choose}
          options={[...options, ...(whole ? [] : [{ value: MORE, label: t("morePeople", { count: people.length - SHOWN }), digit: "9" }]), { value: NEW, label: t("newPerson"), digit: "0" }]}
        />
      </div>
      {form.newPerson && <NewPerson {...props} person={form.newPerson} />}
    </Step>
  );
}

function NewPerson({ form, change, wrong, person }: StepProps & { person: NonNullable<StepProps["form"]["newPerson"]> }) {
  const t = useTranslations("contacts");
  const set = (part: Partial<typeof person>) => change({ ...form, newPerson: { ...person, ...part } });
  return (
    <div data-step="person" className="mt-1.5 grid gap-1.5 border-l-2 border-accent pl-2.5">
      <Field label={t("personName")} error={wrong("newPerson.name")}>
        <TextInput value={person.name} maxLength={200} onChange={(event) => set({ name: event.target.value })} placeholder={t("personNameHint")} />
      </Field>
      <Field label={t("personPosition")} error={wrong("newPerson.position")}>
        <TextInput value={person.position} maxLength={200} onChange={(event) => set({ position: event.target.value })} />
      </Field>
      <Checkbox label={t("personDecides")} checked={person.decisionMaker} onChange={(event) => set({ decisionMaker: event.target.checked })} />
    </div>
  );
}
