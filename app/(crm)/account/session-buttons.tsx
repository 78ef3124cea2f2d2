"use client";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button } from "@/components/ui/button";
import { notify, notifyProblem } from "@/components/ui/toast";
import { endOtherSessions, signOut, signOutEverywhere } from "@/lib/team/actions";

export function SessionButtons({ others }: { others: boolean }) {
  const t = useTranslations("auth.account");
  const words = useRefusalWords();
  const [busy, start] = useTransition();
  const endOthers = () => start(async () => {
    const answer = await endOtherSessions({});
    if (answer.ok) notify(t("endedOthers", { count: answer.data }));
    else notifyProblem(words.say(answer.refusal));
  });
  const leave = (way: typeof signOut) => () => start(async () => {
    const answer = await way({});
    if (!answer.ok) notifyProblem(words.say(answer.refusal));
  });
  return (
    <div className="flex flex-wrap gap-2">
      {others && <Button busy={busy} onClick={endOthers}>{t("endOthers")}</Button>}
      <Button busy={busy} onClick={leave(signOut)}>{t("signOut")}</Button>
      <Button busy={busy} onClick={leave(signOutEverywhere)}>{t("signOutEverywhere")}</Button>
    </div>
  );
}
