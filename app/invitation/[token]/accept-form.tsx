"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { useRefusalWords, type Refused } from "@/components/refusals/refusal-words";
import { enter } from "@/components/team/enter";
import { PasswordInput } from "@/components/team/password-input";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

export function AcceptForm({ token, email, known }: { token: string; email: string; known: boolean }) {
  const t = useTranslations("auth.invitation");
  const words = useRefusalWords();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    start(async () => {
      const answer = await enter("invitation", { token, password });
      if (answer) setRefused(answer);
      else location.assign("/today");
    });
  };
  return (
    <form method="post" onSubmit={submit} aria-busy={busy} className="flex flex-col gap-3">
      {/* For the browser's own store of passwords, which wants a name beside each. */}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <Field label={known ? t("known") : t("choose")} hint={known ? t("knownHint") : t("chooseHint")} error={refused && words.say(refused)}>
        <PasswordInput name="password" autoComplete={known ? "current-password" : "new-password"} required maxLength={1000} autoFocus />
      </Field>
      <Button type="submit" tone="primary" size="large" busy={busy}>{busy ? t("busy") : t("submit")}</Button>
    </form>
  );
}
