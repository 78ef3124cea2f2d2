"use client";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button } from "@/components/ui/button";
import { notify, notifyProblem } from "@/components/ui/toast";
import { withdrawInvitation } from "@/lib/team/actions";

export function WithdrawButton({ id, name }: { id: string; name: string }) {
  const t = useTranslations("team.invitation");
  const words = useRefusalWords();
  const [busy, start] = useTransition();
  const withdraw = () => start(async () => {
    const answer = await withdrawInvitation({ id });
    if (answer.ok) notify(t("withdrawn", { name }));
    else notifyProblem(words.say(answer.refusal));
  });
  return <Button tone="ghost" busy={busy} onClick={withdraw} aria-label={t("withdrawName", { name })}>{t("withdraw")}</Button>;
}
