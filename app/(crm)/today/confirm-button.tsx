"use client";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button } from "@/components/ui/button";
import { notify, notifyProblem } from "@/components/ui/toast";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { confirmStart } from "@/lib/contacts/actions";

/** The head's word that work has started; the line leaves when it is given. */
export function ConfirmButton({ cardId, version, client }: { cardId: string; version: number; client: string }) {
  const t = useTranslations("today");
  const words = useRefusalWords();
  const [busy, start] = useTransition();
  const confirm = () => start(async () => {
    const answer = await confirmStart({ cardId, version });
    if (answer.ok) notify(t("confirmed", { client }));
    else notifyProblem(words.say(answer.refusal));
  });
  return <Button busy={busy} onClick={confirm}>{t("confirm")}<VisuallyHidden>{` ${client}`}</VisuallyHidden></Button>;
}
