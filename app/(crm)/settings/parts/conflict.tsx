"use client";
import { useTranslations } from "next-intl";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button } from "@/components/ui/button";
import { InlineAlert } from "@/components/ui/inline-alert";
import type { ActionRefusal } from "@/lib/core/action";

export interface Difference { readonly label: string; readonly mine: string; readonly theirs: string }

/** Somebody was faster: both values of each field that differs, and the person chooses. Nothing typed is gone. */
export function Conflict({ refusal, differences, busy, onMine, onTheirs }: {
  refusal: ActionRefusal;
  differences: readonly Difference[];
  busy: boolean;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const t = useTranslations("settings.conflict");
  const { say } = useRefusalWords();
  return (
    <InlineAlert title={t("title")} action={<><Button busy={busy} onClick={onMine}>{t("keepMine")}</Button><Button onClick={onTheirs}>{t("takeTheirs")}</Button></>}>
      <p>{say(refusal)}</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr_1fr] gap-x-4 gap-y-0.5">
        <dt className="sr-only">{t("field")}</dt><dd className="col-start-2 text-caption text-ink2">{t("mine")}</dd><dd className="text-caption text-ink2">{t("theirs")}</dd>
        {differences.map(({ label, mine, theirs }) => (
          <div key={label} className="contents">
            <dt className="text-ink2">{label}</dt><dd className="font-medium">{mine}</dd><dd className="font-medium">{theirs}</dd>
          </div>
        ))}
      </dl>
    </InlineAlert>
  );
}
