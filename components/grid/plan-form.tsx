"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { PlanInput } from "@/components/grid/actions";
import { KEY_OF, intentOf } from "@/components/grid/keys";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { TextInput } from "@/components/ui/text-input";
import { PLAN_ORIGINS, type GridPlanOrigin } from "@/lib/grid/schema";
import { MARKS, type Mark } from "@/lib/months/rules";

export type PlanChoice = Pick<PlanInput, "mark" | "origin" | "reason">;
const ORIGINS = PLAN_ORIGINS.filter((origin) => origin !== "IMPORTED");

const choiceLook = (chosen: boolean): string =>
  classNames("flex h-control items-center gap-1.5 rounded-md border px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent", chosen ? "border-2 border-accent bg-faint font-semibold" : "border-line2 hover:border-line3");

function Choices<Value extends string>({ name, legend, values, value, labelOf, keyOf, onChoose }: {
  name: string;
  legend: string;
  values: readonly Value[];
  value: Value;
  labelOf: (value: Value) => string;
  keyOf?: (value: Value) => string;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className="mb-2">
      <legend className="mb-1 text-caption text-ink3">{legend}</legend>
      <div className="flex flex-wrap gap-1">
        {values.map((one) => (
          <label key={one} className={choiceLook(one === value)}>
            <input type="radio" name={name} checked={one === value} onChange={() => onChoose(one)} className="sr-only" />
            {keyOf && <Kbd keys={keyOf(one)} />}{labelOf(one)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A plan with its reason. З, В, Д choose the mark, Enter sets it, Esc leaves. */
export function PlanForm({ mark: first, onPlan, onLeave }: { mark: Mark; onPlan: (choice: PlanChoice) => void; onLeave: () => void }) {
  const t = useTranslations("grid");
  const name = useId();
  const [mark, setMark] = useState(first);
  const [origin, setOrigin] = useState<GridPlanOrigin>("NEXT_CONTACT");
  const [reason, setReason] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input:checked")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
    const intent = intentOf(event.nativeEvent);
    if (!typing && intent?.kind === "mark") setMark(intent.mark);
    else if (event.code !== "Enter" || event.target instanceof HTMLButtonElement) return;
    else onPlan({ mark, origin, reason: reason.trim() });
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form ref={form} className="px-3 py-2" onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <Choices name={`${name}m`} legend={t("planWhat")} values={MARKS} value={mark} labelOf={(one) => t(`kind.${one}`)} keyOf={(one) => KEY_OF[one]} onChoose={setMark} />
      <Choices name={`${name}o`} legend={t("planWhy")} values={ORIGINS} value={origin} labelOf={(one) => t(`origin.${one}`)} onChoose={setOrigin} />
      <TextInput value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} aria-label={t("planNote")} placeholder={t("planNote")} />
      <div className="mt-2 flex gap-1.5">
        <Button tone="primary" keys="Enter" onClick={() => onPlan({ mark, origin, reason: reason.trim() })}>{t("setPlan")}</Button>
        <Button keys="Escape" onClick={onLeave}>{t("close")}</Button>
      </div>
    </form>
  );
}
