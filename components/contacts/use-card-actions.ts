"use client";
import { useTranslations } from "next-intl";
import { announce } from "@/components/contacts/announce";
import { useRefusalWords, type Refused } from "@/components/refusals/refusal-words";
import { notify, notifyProblem } from "@/components/ui/toast";
import { annulContact, confirmStart, restoreContact } from "@/lib/contacts/actions";
import type { CardView } from "@/lib/contacts/queries";

type Answer = { readonly ok: true; readonly data: { readonly version: number } } | { readonly ok: false; readonly refusal: Refused };

/** What can be done to a card that stands; whatever was taken away comes back by the toast. */
export function useCardActions({ id, clientId, version }: CardView) {
  const t = useTranslations("contacts");
  const { say } = useRefusalWords();
  const done = async (asked: Promise<Answer>, then: (version: number) => void) => {
    const answer = await asked.catch((): Answer => ({ ok: false, refusal: { code: "no-connection" } }));
    if (!answer.ok) return notifyProblem(say(answer.refusal));
    announce("five-wins:months-changed", { clientId });
    then(answer.data.version);
  };
  const restore = (now: number) => done(restoreContact({ cardId: id, version: now }), () => notify(t("restored")));
  return {
    annul: () => void done(annulContact({ cardId: id, version }), (now) => notify(t("annulled"), { label: t("undo"), run: () => void restore(now) })),
    confirm: () => void done(confirmStart({ cardId: id, version }), () => notify(t("startConfirmed"))),
  };
}
