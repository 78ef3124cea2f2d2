"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
import { SidePanel } from "@/components/ui/side-panel";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";
import { resetDay, setDay } from "@/lib/calendar/actions";
import type { DayView } from "@/lib/calendar/queries";
import type { SetDay } from "@/lib/calendar/schema";
import { formatWeekdayDate } from "@/lib/core/format";
import { Conflict } from "../parts/conflict";
import { useAction, useFormWords } from "../parts/use-action";
import { useDaySource } from "./day-source";

const KINDS = ["WORKING", "SHORT", "DAY_OFF", "HOLIDAY"] as const;
type Word = SetDay["seen"];

/** One day: what it is and why, the organisation's own word on it, and the way back to the computed one. */
export function DayPanel({ day, onClose }: { day: DayView; onClose: () => void }) {
  const t = useTranslations("settings.calendar");
  const common = useTranslations("common");
  const locale = useLocale();
  const seen: Word = day.own && { kind: day.own.kind, note: day.own.note };
  const [kind, setKind] = useState(day.kind);
  const [note, setNote] = useState(day.own?.note ?? "");
  const setting = useAction(setDay);
  const resetting = useAction(resetDay);
  const { field, form } = useFormWords();
  const save = (was: Word) => setting.send({ day: day.day, kind, note, seen: was }, { done: () => notify(common("saved")) });
  const reset = () => seen && resetting.send({ day: day.day, seen }, {
    done: () => notify(t("isReset"), { label: common("undo"), run: () => setting.send({ day: day.day, ...seen, seen: null }) }),
  });
  const { refusal } = resetting.refusal ? resetting : setting;
  return (
    <SidePanel title={formatWeekdayDate(day.day, locale)} onClose={onClose} closeLabel={common("close")} width="normal">
      <Basis day={day} />
      <form onSubmit={(event) => { event.preventDefault(); save(seen); }} className="mt-3 flex flex-col gap-3">
        <Choice
          name="kind" label={t("kind")} value={kind} onChoose={(value) => setKind(KINDS.find((one) => one === value) ?? kind)}
          options={KINDS.map((one) => ({ value: one, label: t(`kindOf.${one}`) }))}
        />
        <Field label={t("note")} error={field(refusal, "note")}>
          <TextInput value={note} maxLength={200} placeholder={t("notePlaceholder")} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <FieldError>{form(refusal, ["note"])}</FieldError>
        {refusal?.code === "conflict" && (
          <Conflict refusal={refusal} busy={setting.busy} onTheirs={onClose} onMine={() => save(wordOf(refusal.current))} differences={[{
            label: t("kind"), mine: t(`kindOf.${kind}`), theirs: wordOf(refusal.current) ? t(`kindOf.${wordOf(refusal.current)?.kind ?? "WORKING"}`) : t("computed"),
          }]} />
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary" busy={setting.busy}>{common("save")}</Button>
          {seen && <Button busy={resetting.busy} onClick={reset}>{t("reset")}</Button>}
        </div>
      </form>
    </SidePanel>
  );
}

/** The word on a day that stands now; a conflict tells it, `null` when the day is computed again. */
function wordOf(current: Readonly<Record<string, unknown>> | undefined): Word {
  const kind = KINDS.find((one) => one === current?.kind);
  return kind ? { kind, note: String(current?.note ?? "") } : null;
}

function Basis({ day }: { day: DayView }) {
  const t = useTranslations("settings.calendar");
  const source = useDaySource();
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="first-letter:uppercase"><b className="font-semibold">{t(`kindOf.${day.kind}`)}</b>. {source(day)}</p>
      {day.own && <p className="text-ink2">{t("withoutWord", { kind: t(`kindOf.${day.own.computed.kind}`), source: source(day.own.computed) })}</p>}
      {day.provisional && <Badge tone="dashed">{t("provisional")}</Badge>}
    </div>
  );
}
