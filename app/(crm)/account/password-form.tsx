"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { useRefusalWords, type Refused } from "@/components/refusals/refusal-words";
import { PasswordInput } from "@/components/team/password-input";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { notify } from "@/components/ui/toast";
import { changePassword } from "@/lib/team/actions";

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("auth.account");
  const words = useRefusalWords();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    start(async () => {
      const answer = await changePassword({ old: String(given.get("old")), fresh: String(given.get("fresh")) });
      setRefused(answer.ok ? null : answer.refusal);
      if (!answer.ok) return;
      form.reset();
      notify(t("changed"));
    });
  };
  return (
    <form method="post" onSubmit={submit} aria-busy={busy} className="flex flex-col gap-3">
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <Field label={t("old")} error={words.field(refused, "old")}>
        <PasswordInput name="old" autoComplete="current-password" required maxLength={1000} />
      </Field>
      <Field label={t("fresh")} hint={t("freshHint")} error={words.field(refused, "fresh")}>
        <PasswordInput name="fresh" autoComplete="new-password" required maxLength={1000} />
      </Field>
      <FieldError>{refused && !refused.fields && words.say(refused)}</FieldError>
      <div className="flex items-center gap-3">
        <Button type="submit" tone="primary" busy={busy}>{t("change")}</Button>
        <span className="text-caption text-ink3">{t("changeHint")}</span>
      </div>
    </form>
  );
}
