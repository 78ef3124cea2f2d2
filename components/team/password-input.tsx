"use client";
import { useTranslations } from "next-intl";
import { useState, type ComponentProps } from "react";
import { TextInput } from "@/components/ui/text-input";

/** A password that can be looked at: long ones are typed wrong more often than they are seen by others. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type">) {
  const t = useTranslations("auth.signIn");
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <TextInput {...props} type={shown ? "text" : "password"} autoCapitalize="none" spellCheck={false} className="pr-9 max-sm:pr-12" />
      <button
        type="button" aria-pressed={shown} aria-label={shown ? t("hide") : t("show")} onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 grid w-8 place-items-center rounded-md text-ink3 hover:text-ink aria-pressed:text-accent max-sm:w-11"
      >
        <svg aria-hidden width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5">
          <path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8Z" /><circle cx="8" cy="8" r="1.9" />
        </svg>
      </button>
    </span>
  );
}
