"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineAlert } from "@/components/ui/inline-alert";

const clockFace = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** How long the panel has been open: the duration of the talk, unless another is typed. */
export function Elapsed({ from }: { from: number }) {
  const t = useTranslations("contacts");
  const [seconds, setSeconds] = useState(from);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setSeconds(from + (performance.now() - began) / 1000), 1000);
    return () => clearInterval(timer);
  }, [from]);
  return <span role="timer" aria-label={t("elapsed")} className="text-ink3">{clockFace(seconds)}</span>;
}

/** Whose card this is. */
export const ClientLine = ({ id, name }: { id: string; name: string }) => (
  <Link href={`/clients/${id}`} className="block truncate font-heading text-page hover:underline">{name}</Link>
);

export function DraftNote({ at, onDiscard }: { at: string; onDiscard: () => void }) {
  const t = useTranslations("contacts");
  return (
    <div className="mb-2">
      <InlineAlert tone="notice" title={t("draftOf", { time: at })} action={<Button tone="ghost" onClick={onDiscard}>{t("startAnew")}</Button>} />
    </div>
  );
}
