"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { EntryView } from "@/lib/directory/dictionary-queries";

/** What old clients and cards still have, and nobody can choose any more. */
export function ArchivedEntries({ entries, onRestore }: { entries: readonly EntryView[]; onRestore: (entry: EntryView) => void }) {
  const t = useTranslations("settings.entry");
  if (entries.length === 0) return null;
  return (
    <details className="border-b border-line">
      <summary className="flex h-row items-center px-4 text-chip text-ink2">{t("archive", { count: entries.length })}</summary>
      <ul className="pb-1">
        {entries.map((entry) => (
          <li key={entry.id} className="flex h-row items-center gap-3 px-4 pl-8">
            <span className="min-w-0 truncate text-ink2">{entry.name}</span>
            <Button tone="ghost" onClick={() => onRestore(entry)}>{t("restore")}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
