"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { announce } from "@/components/contacts/announce";
import { newKey, writeDraft, type Draft } from "@/components/contacts/drafts";
import { enqueue } from "@/components/contacts/outbox";
import type { Writing } from "@/components/contacts/use-card-form";
import { wallTime } from "@/components/contacts/wall-clock";
import { useRefusalWords, type Refused } from "@/components/refusals/refusal-words";
import { notify, notifyProblem } from "@/components/ui/toast";
import { annulContact, correctContact, logContact } from "@/lib/contacts/actions";
import { contentOf, formOf, type CardForm, type WrittenCard } from "@/lib/contacts/form";
import type { LoggingRules } from "@/lib/contacts/rules";
import type { CardContent } from "@/lib/contacts/schema";
import type { LoggingSheet } from "@/lib/contacts/sheet-queries";

/** What stands now, where somebody was quicker. */
export interface Quicker { readonly who: string; readonly version: number; readonly card: WrittenCard }

export interface Saving {
  readonly busy: boolean;
  readonly refused: Refused | null;
  /** What was refused: a field that was changed since is no longer reproached. */
  readonly refusedForm: CardForm | null;
  readonly quicker: Quicker | null;
  readonly save: () => Promise<void>;
  /** The person has chosen between both values. */
  readonly settle: () => void;
}

type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly refusal: Refused & { readonly current?: Readonly<Record<string, unknown>> } };

function rulesOf(sheet: LoggingSheet, form: CardForm): LoggingRules {
  const { today, time } = wallTime(sheet.clock);
  const { card } = sheet;
  return {
    today, timeNow: time, lateDays: sheet.lateDays, imported: card?.origin === "IMPORTED",
    oversees: sheet.oversees || (card !== null && card.occurredOn === form.occurredOn),
  };
}

const quickerOf = ({ values, current }: Refused & { current?: Readonly<Record<string, unknown>> }): Quicker | null =>
  current && typeof current.version === "number"
    ? { who: String(values?.who ?? ""), version: current.version, card: current as unknown as WrittenCard }
    : null;

interface Logged { readonly id: string; readonly version: number; readonly personId: string | null }

/** What became of a card that was sent: words with an Undo, or a refusal. */
type Sent = { readonly said: string; readonly undo?: () => void } | { readonly refused: Refused; readonly quicker?: Quicker | null };

/** Takes a card back that was just logged: its text is a draft again. */
function useTakeBack(memberId: string) {
  const t = useTranslations("contacts");
  const { say } = useRefusalWords();
  return async ({ id, version, personId }: Logged, draft: Draft) => {
    const result: Answer<unknown> | null = await annulContact({ cardId: id, version }).catch(() => null);
    if (!result?.ok) return notifyProblem(say(result?.refusal ?? { code: "no-connection" }));
    // The person who was entered with the card stays with the client.
    writeDraft(memberId, { ...draft, key: newKey(), form: { ...draft.form, personId, newPerson: null } });
    announce("five-wins:months-changed", { clientId: draft.clientId });
    notify(t("takenBack", { client: draft.client }));
  };
}

/** A new card; without a connection it goes into the outbox, and that is success: the author is done with it. */
function useSendNew(memberId: string) {
  const t = useTranslations("contacts");
  const takeBack = useTakeBack(memberId);
  return async (content: CardContent, draft: Draft): Promise<Sent> => {
    const { key, clientId, client, at } = draft;
    const answer: Answer<Logged> | null = await logContact({ key, clientId, ...content }).catch(() => null);
    if (!answer) {
      enqueue(memberId, { key, clientId, client, content, at });
      return { said: t("keptForLater", { client }) };
    }
    if (!answer.ok) return { refused: answer.refusal };
    announce("five-wins:card-logged", { clientId, occurredOn: content.occurredOn, kind: content.kind, reach: content.reach });
    return { said: t("logged", { kind: t(`kind.${content.kind}`), client }), undo: () => void takeBack(answer.data, draft) };
  };
}

/** A correction; its Undo writes what the card said before, as one more version. */
function useSendCorrection(sheet: LoggingSheet) {
  const t = useTranslations("contacts");
  const { say } = useRefusalWords();
  const { client, card } = sheet;
  const send = async (content: CardContent, { cardId, version }: { readonly cardId: string; readonly version: number }) => {
    const answer: Answer<{ version: number }> | null = await correctContact({ cardId, version, ...content }).catch(() => null);
    if (answer?.ok) announce("five-wins:months-changed", { clientId: client.id });
    return answer;
  };
  return async (content: CardContent, cardId: string, version: number, rules: LoggingRules): Promise<Sent> => {
    const answer = await send(content, { cardId, version });
    if (!answer) return { refused: { code: "no-connection" } };
    if (!answer.ok) return { refused: answer.refusal, quicker: quickerOf(answer.refusal) };
    const before = card && contentOf(formOf(card), { ...rules, oversees: true, imported: true }, null);
    const putBack = async (old: CardContent) => {
      const result = await send(old, { cardId, version: answer.data.version });
      if (!result?.ok) notifyProblem(say(result?.refusal ?? { code: "no-connection" }));
    };
    return { said: t("corrected", { client: client.name }), undo: before && "content" in before ? () => void putBack(before.content) : undefined };
  };
}

/** Sends a card, or keeps it until there is a connection; a correction is sent or stays in the panel. */
export function useSaving({ memberId, sheet, writing, onDone, onRefused }: {
  memberId: string;
  sheet: LoggingSheet;
  writing: Writing;
  onDone: () => void;
  onRefused: (refused: Refused) => void;
}): Saving {
  const t = useTranslations("contacts");
  const sendNew = useSendNew(memberId);
  const sendCorrection = useSendCorrection(sheet);
  const under = useRef(false);
  const [busy, setBusy] = useState(false);
  const [no, setNo] = useState<{ readonly refused: Refused; readonly form: CardForm } | null>(null);
  const [quicker, setQuicker] = useState<Quicker | null>(null);
  const { card } = sheet;

  const take = (sent: Sent) => {
    if ("refused" in sent) {
      setNo({ refused: sent.refused, form: writing.form });
      setQuicker(sent.quicker ?? null);
      return onRefused(sent.refused);
    }
    writing.done();
    onDone();
    notify(sent.said, sent.undo && { label: t("undo"), run: sent.undo });
  };
  const save = async (): Promise<void> => {
    if (under.current) return;
    const draft = writing.draft(writing.form);
    const rules = rulesOf(sheet, writing.form);
    const checked = contentOf(writing.form, rules, card ? null : draft.seconds);
    if (!("content" in checked)) return take({ refused: { code: "invalid", fields: checked.fields } });
    under.current = true;
    setBusy(true);
    setNo(null);
    take(await (card ? sendCorrection(checked.content, card.id, draft.version, rules) : sendNew(checked.content, draft)));
    under.current = false;
    setBusy(false);
  };
  const settle = () => {
    setQuicker(null);
    setNo(null);
  };
  return { busy, refused: no?.refused ?? null, refusedForm: no?.form ?? null, quicker, save, settle };
}
