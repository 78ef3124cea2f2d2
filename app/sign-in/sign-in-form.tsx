"use client";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition, type FormEvent } from "react";
import { useRefusalWords, type Refused } from "@/components/refusals/refusal-words";
import { enter } from "@/components/team/enter";
import { PasswordInput } from "@/components/team/password-input";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

export function SignInForm({ destination }: { destination: string }) {
  const t = useTranslations("auth.signIn");
  const words = useRefusalWords();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    start(async () => {
      const answer = await enter("password", { email: String(given.get("email")), password: String(given.get("password")) });
      // A full load: nothing of an earlier person may be left in this tab.
      if (!answer) return location.assign(destination);
      setRefused(answer);
      form.current?.querySelector<HTMLInputElement>("[name=password]")?.select();
    });
  };
  return (
    // "post": should the script not have come yet, the password must not end in the address.
    <form ref={form} method="post" onSubmit={submit} aria-busy={busy} className="flex flex-col gap-3">
      <Field label={t("email")}>
        <TextInput name="email" type="email" autoComplete="username" inputMode="email" required autoFocus />
      </Field>
      <Field label={t("password")}>
        <PasswordInput name="password" autoComplete="current-password" required maxLength={1000} />
      </Field>
      <FieldError>{refused && words.say(refused)}</FieldError>
      <Button type="submit" tone="primary" size="large" busy={busy}>{busy ? t("busy") : t("submit")}</Button>
    </form>
  );
}
