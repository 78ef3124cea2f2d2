"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { subscribeKept } from "@/components/contacts/device-storage";
import { readDraft, writeDraft } from "@/components/contacts/drafts";
import { useLogState } from "@/components/contacts/log-provider";
import { outboxText, removeWaiting, sendWaiting, type Waiting } from "@/components/contacts/outbox";
import { wallTime } from "@/components/contacts/wall-clock";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { notify } from "@/components/ui/toast";
import { formOf } from "@/lib/contacts/form";

const AGAIN_MS = 20_000;

/** Sends by itself when the connection comes back, when the page is looked at again, and now and then. */
function useSending(memberId: string, count: number): () => void {
  const t = useTranslations("contacts");
  const router = useRouter();
  const send = useCallback(async () => {
    const arrived = await sendWaiting(memberId);
    if (arrived.length === 0) return;
    notify(t("sentLater", { count: arrived.length }));
    router.refresh();
  }, [memberId, router, t]);
  useEffect(() => {
    if (count === 0) return;
    const now = () => {
      if (!document.hidden) void send();
    };
    const timer = setInterval(now, AGAIN_MS);
    addEventListener("online", now);
    document.addEventListener("visibilitychange", now);
    now();
    return () => {
      clearInterval(timer);
      removeEventListener("online", now);
      document.removeEventListener("visibilitychange", now);
    };
  }, [count, send]);
  return send;
}

/** Cards that wait on this device, in one quiet line; a refused one goes back to its author as a draft. */
export function OutboxLine() {
  const t = useTranslations("contacts");
  const { say } = useRefusalWords();
  const { memberId, clock, open } = useLogState();
  const text = useSyncExternalStore(subscribeKept, () => outboxText(memberId), () => "[]");
  const cards = useMemo(() => JSON.parse(text) as Waiting[], [text]);
  const waiting = cards.filter(({ refused }) => !refused);
  const refused = cards.find((card) => card.refused);
  const send = useSending(memberId, waiting.length);
  const reopen = (card: Waiting) => {
    const { key, clientId, client, content } = card;
    // A draft of the same client was begun meanwhile: it is written to its end first.
    if (!readDraft(memberId, clientId)) {
      const { today, time } = wallTime(clock);
      const { next, stop, newPerson, ...rest } = content;
      const form = { ...formOf({ ...rest, nextOn: next?.on ?? null, nextKind: next?.kind ?? null, stopReasonId: stop?.reasonId ?? null, stopNote: stop?.note ?? "" }), newPerson };
      writeDraft(memberId, { key, form, seconds: 0, clientId, client, on: today, at: time, cardId: null, version: 0 });
      removeWaiting(memberId, key);
    }
    open({ clientId, kind: content.kind, on: content.occurredOn, cardId: null });
  };
  if (cards.length === 0) return null;
  return (
    <div role="status" data-screen-only className="fixed bottom-[calc(var(--bottom-bar)+8px)] left-2 z-20 flex max-w-[calc(100vw-16px)] flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line2 bg-bg px-3 py-1.5 shadow-pop">
      {waiting.length > 0 && (
        <span>{t("waiting", { count: waiting.length })}<button type="button" onClick={() => void send()} className="ml-2 text-accent underline underline-offset-2">{t("sendNow")}</button></span>
      )}
      {refused?.refused && (
        <span className="text-alarm">{t("refusedLater", { client: refused.client, why: say(refused.refused) })}
          <button type="button" onClick={() => reopen(refused)} className="ml-2 text-accent underline underline-offset-2">{t("openRefused")}</button>
        </span>
      )}
    </div>
  );
}
