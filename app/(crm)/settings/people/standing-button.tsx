"use client";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button } from "@/components/ui/button";
import { notify, notifyProblem } from "@/components/ui/toast";
import { deactivatePerson, reactivatePerson } from "@/lib/team/actions";

/** Closes or opens a person's way in. No question before it: Undo takes it back. */
export function StandingButton({ id, name, version, active }: { id: string; name: string; version: number; active: boolean }) {
  const t = useTranslations("team");
  const common = useTranslations("common");
  const words = useRefusalWords();
  const [busy, start] = useTransition();
  const turn = (open: boolean, at: number, undoable: boolean) => start(async () => {
    const answer = await (open ? reactivatePerson : deactivatePerson)({ id, version: at });
    if (!answer.ok) return notifyProblem(words.say(answer.refusal));
    const next = answer.data.version;
    notify(open ? t("reactivated", { name }) : t("deactivated", { name }), undoable ? { label: common("undo"), run: () => turn(!open, next, false) } : undefined);
  });
  return (
    <Button
      tone={active ? "danger" : "secondary"} busy={busy} className="ml-auto"
      title={active ? t("deactivateHint") : undefined} onClick={() => turn(!active, version, true)}
    >
      {active ? t("deactivate") : t("reactivate")}
    </Button>
  );
}
