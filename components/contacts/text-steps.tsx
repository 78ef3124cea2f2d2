"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { focusStep, Step, type StepProps } from "@/components/contacts/steps";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { flushSync } from "react-dom";

const LONGEST = 20_000;

/** What was learnt, what to offer, and, unfolded, what was objected. Tab goes from one to the next. */
export function TextSteps({ form, change, wrong }: StepProps) {
  const t = useTranslations("contacts");
  const [unfolded, setUnfolded] = useState(form.objections !== "");
  const unfold = () => {
    flushSync(() => setUnfolded(true));
    focusStep("objections");
  };
  const ends = form.kind === "END";
  return (
    <>
      <Step name="substance">
        <Field
          label={t(ends ? "endSubstance" : "substance")} error={wrong("substance")}
          aside={unfolded || ends ? t("onePhrase") : <button type="button" onClick={unfold} className="text-accent hover:underline">{t("addObjections")}</button>}
        >
          <Textarea value={form.substance} maxLength={LONGEST} rows={3} onChange={(event) => change({ ...form, substance: event.target.value })} />
        </Field>
      </Step>
      {unfolded && (
        <Step name="objections" line={false}>
          <Field label={t("objections")} error={wrong("objections")}>
            <Textarea value={form.objections} maxLength={LONGEST} rows={1} onChange={(event) => change({ ...form, objections: event.target.value })} />
          </Field>
        </Step>
      )}
      {!ends && (
        <Step name="proposals" line={false}>
          <Field label={t("proposals")} error={wrong("proposals")} aside={t("canWait")}>
            <Textarea value={form.proposals} maxLength={LONGEST} rows={1} onChange={(event) => change({ ...form, proposals: event.target.value })} />
          </Field>
        </Step>
      )}
    </>
  );
}
