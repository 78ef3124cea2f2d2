"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";

/** The link, once: the server keeps only its hash. */
export function MadeLink({ token, days, name }: { token: string; days: number; name: string }) {
  const t = useTranslations("team.invitation");
  const box = useRef<HTMLInputElement>(null);
  const copy = async () => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(box.current?.value ?? "");
      notify(t("copied"));
    } catch {
      // Browsers keep the clipboard from plain http and without leave.
      box.current?.focus();
      notify(t("copyByHand"));
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <p role="status">{t("made", { name, days })}</p>
      <Field label={t("link")}>
        <TextInput ref={box} readOnly data-autofocus value={`${location.origin}/invitation/${token}`} onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <div><Button tone="primary" onClick={() => void copy()}>{t("copy")}</Button></div>
    </div>
  );
}
