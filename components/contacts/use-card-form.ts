"use client";
import { useMemo, useState } from "react";
import { dropDraft, newKey, readDraft, writeDraft, type Draft } from "@/components/contacts/drafts";
import type { LogTarget } from "@/components/contacts/log-address";
import { wallTime, type WallTime } from "@/components/contacts/wall-clock";
import { emptyForm, formOf, type CardForm } from "@/lib/contacts/form";
import { withKind } from "@/lib/contacts/talk";
import type { LoggingSheet } from "@/lib/contacts/sheet-queries";

/** A card being written: every change of it is on this device before the next key is pressed. */
export interface Writing {
  readonly form: CardForm;
  /** As it was before anything was chosen or typed. */
  readonly initial: CardForm;
  readonly opened: WallTime;
  readonly change: (form: CardForm) => void;
  /** What was found on this device when the panel opened. */
  readonly resumed: Draft | null;
  /** Another one when the card was begun anew. */
  readonly draftKey: string;
  /** "HH:mm" of the last change that was kept. */
  readonly keptAt: string | null;
  readonly discard: () => void;
  readonly draft: (form: CardForm) => Draft;
  /** Takes the draft away: the card is sent or waits in the outbox. */
  readonly done: () => void;
  /** A correction goes on from what stands now. */
  readonly rebase: (version: number, form: CardForm) => void;
}

interface Begin { readonly opened: WallTime; readonly at: number; readonly initial: CardForm; readonly found: Draft | null; readonly key: string }

function begin(memberId: string, sheet: LoggingSheet, { kind, on, cardId }: LogTarget): Begin {
  const opened = wallTime(sheet.clock);
  const initial = sheet.card ? formOf(sheet.card) : emptyForm({ kind, on, stage: sheet.client.stage, ...opened });
  const kept = readDraft(memberId, cardId ?? sheet.client.id);
  // Who asks for a visit goes on with what was typed, as a visit.
  const found = kept && !cardId && kind !== "CALL" && kept.form.kind !== kind ? { ...kept, form: withKind(kept.form, kind) } : kept;
  return { opened, at: performance.now(), initial, found, key: found?.key ?? newKey() };
}

export function useCardForm(memberId: string, sheet: LoggingSheet, target: LogTarget): Writing {
  const [start, setStart] = useState(() => begin(memberId, sheet, target));
  const [form, setForm] = useState(start.found?.form ?? start.initial);
  const [keptAt, setKeptAt] = useState(start.found?.at ?? null);
  const [version, setVersion] = useState(start.found?.version ?? sheet.card?.version ?? 0);
  return useMemo(() => {
    const subject = target.cardId ?? sheet.client.id;
    const draft = (next: CardForm): Draft => {
      const { today, time } = wallTime(sheet.clock);
      const seconds = Math.round((performance.now() - start.at) / 1000) + (start.found?.seconds ?? 0);
      return { key: start.key, form: next, seconds, clientId: sheet.client.id, client: sheet.client.name, on: today, at: time, cardId: target.cardId, version };
    };
    const done = () => dropDraft(memberId, subject);
    const change = (next: CardForm) => {
      setForm(next);
      if (JSON.stringify(next) === JSON.stringify(start.initial)) return done();
      const kept = draft(next);
      writeDraft(memberId, kept);
      setKeptAt(kept.at);
    };
    const discard = () => {
      done();
      const fresh = begin(memberId, sheet, target);
      setStart(fresh);
      setForm(fresh.initial);
      setKeptAt(null);
      setVersion(sheet.card?.version ?? 0);
    };
    const rebase = (next: number, merged: CardForm) => {
      setVersion(next);
      setForm(merged);
      writeDraft(memberId, { ...draft(merged), version: next });
    };
    return { form, initial: start.initial, opened: start.opened, change, resumed: start.found, draftKey: start.key, keptAt, discard, draft, done, rebase };
  }, [memberId, sheet, target, start, form, keptAt, version]);
}
