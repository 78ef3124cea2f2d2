"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FieldRefusals, RefusalValues } from "@/lib/core/refusal";

/** What an action answers when it says no. */
export interface Refused { readonly code: string; readonly values?: RefusalValues; readonly fields?: FieldRefusals }

/** Refusals in the person's language: `say` for the whole, `field` for the words under a field (or nothing). */
export function useRefusalWords() {
  const t = useTranslations("refusal");
  return useMemo(() => {
    const words = (code: string, values: RefusalValues = {}) => {
      const key = code as Parameters<typeof t>[0];
      return t.has(key) ? t(key, values as never) : t("unexpected");
    };
    return {
      say: (refused: Refused): string => words(refused.code, refused.values),
      field: (refused: Refused | null, name: string): string | undefined => {
        const found = refused?.fields?.[name];
        return found && words(found.code, found.values);
      },
    };
  }, [t]);
}
