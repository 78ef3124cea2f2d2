"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSaidWords } from "@/components/contacts/said-words";
import type { Quicker } from "@/components/contacts/use-saving";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { shortName } from "@/lib/core/format";
import { disputed, type Side } from "@/lib/clients/rules";
import { formOf, type CardForm } from "@/lib/contacts/form";
import type { LoggingSheet } from "@/lib/contacts/sheet-queries";

type Fields = Readonly<Record<keyof CardForm, string>>;
const asTexts = (form: CardForm): Fields => Object.fromEntries(Object.entries(form).map(([field, value]) => [field, JSON.stringify(value)])) as Fields;
/** Follow from other fields, so nobody is asked about them. */
const SILENT: readonly (keyof CardForm)[] = ["offered", "stops"];

/** Somebody was quicker with this card: of each field in which both differ one value is chosen, and the form goes on from there. */
export function QuickerChoice({ base, mine, quicker, sheet, onChosen }: {
  base: CardForm;
  mine: CardForm;
  quicker: Quicker;
  sheet: LoggingSheet;
  onChosen: (form: CardForm) => void;
}) {
  const t = useTranslations("contacts");
  const words = useSaidWords(sheet);
  const theirs = formOf(quicker.card);
  const who = quicker.who ? shortName(quicker.who) : t("unknownAuthor");
  const fields = disputed(asTexts(base), asTexts(mine), asTexts(theirs));
  const [chosen, setChosen] = useState<Partial<Record<keyof CardForm, Side>>>({});
  const sideOf = (field: keyof CardForm, likely: Side) => chosen[field] ?? likely;
  const asked = fields.filter(({ field }) => !SILENT.includes(field));
  const take = (only?: Side) => {
    const merged = { ...mine, ...Object.fromEntries(fields.filter(({ field, likely }) => (only ?? sideOf(field, likely)) === "theirs").map(({ field }) => [field, theirs[field]])) };
    onChosen({ ...merged, stops: merged.stopReasonId !== null && merged.nextOn === null });
  };
  return (
    <section aria-label={t("quicker.label")} className="mb-2.5 rounded-md border border-accent bg-bg p-2.5">
      <p className="mb-2 font-semibold">{t("quicker.title", { who })}</p>
      {asked.map(({ field, likely }) => (
        <Choice
          key={field} name={`quicker-${field}`} label={t(`field.${field}`)} layout="cards" columns={2} digits={false} className="mb-2"
          value={sideOf(field, likely)} onChoose={(side) => setChosen({ ...chosen, [field]: side as Side })}
          options={[
            { value: "mine", label: words(field, mine) || "–", hint: t("quicker.mine") },
            { value: "theirs", label: words(field, theirs) || "–", hint: t("quicker.theirs", { who }) },
          ]}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" onClick={() => take()}>{t("quicker.take")}</Button>
        <Button onClick={() => take("theirs")}>{t("quicker.takeTheirs")}</Button>
      </div>
    </section>
  );
}
