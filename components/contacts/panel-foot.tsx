"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";

/** Save and leave, in the thumb's reach on a phone; what is kept on this device is said beside. */
export function PanelFoot({ busy, problem, keptAt, connected, onSave, onClose }: {
  busy: boolean;
  problem: string | null;
  keptAt: string | null;
  connected: boolean;
  onSave: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("contacts");
  const kept = connected ? (keptAt ? t("draftAt", { time: keptAt }) : null) : t("noConnectionSave");
  return (
    <>
      <FieldError>{problem}</FieldError>
      <div data-step="save" className="flex not-first:mt-1 flex-wrap items-center gap-2 first:mt-0">
        <Button tone="primary" keys="Mod+Enter" busy={busy} onClick={onSave} className="max-sm:h-12 max-sm:flex-1 max-sm:text-large">{t("save")}</Button>
        <Button keys="Escape" onClick={onClose} className="max-sm:h-12">{t("leave")}</Button>
        {kept && <span role="status" className="ml-auto text-chip text-ink3 max-sm:basis-full max-sm:text-center">{kept}</span>}
      </div>
    </>
  );
}
