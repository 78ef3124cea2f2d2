"use client";
import { useTranslations } from "next-intl";
import { useOptimistic, useState, type ReactNode } from "react";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { notify, notifyProblem } from "@/components/ui/toast";
import { archiveEntry, reorderEntries } from "@/lib/directory/actions";
import type { EntryView } from "@/lib/directory/dictionary-queries";
import type { Dictionary } from "@/lib/directory/rules";
import { ArchivedEntries } from "./archived-entries";
import { moved, treeOf } from "./draft";
import { ChangeEntryForm } from "./entry-form";
import { EntryRow } from "./entry-row";
import { useAction } from "./use-action";

export interface DictionaryListProps {
  readonly dictionary: Dictionary;
  readonly entries: readonly EntryView[];
  /** The organisation's zone: what a new region starts with. */
  readonly zone: string;
  readonly channelId?: string;
  /** Name of the filter of the clients' list that opens an entry's clients. */
  readonly clientsFilter?: string;
  /** Drawn under each entry: a channel's sub-channels. */
  readonly below?: Readonly<Record<string, ReactNode>>;
  readonly indent?: boolean;
}

/** Entries in their order with what can be done to each; those in the archive folded away below. */
export function DictionaryList({ dictionary, entries, zone, channelId, clientsFilter, below, indent = false }: DictionaryListProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const [shown, paint] = useOptimistic(entries.filter(({ archived }) => !archived));
  const { move, archive } = useChanges(dictionary, channelId, shown, paint);
  const archived = entries.filter((entry) => entry.archived);
  return (
    <div className="max-w-4xl">
      <ul className={indent ? "ml-6 border-l border-line2" : undefined}>
        {treeOf(shown).map(({ entry, depth }) => (
          <li key={entry.id}>
            {editing === entry.id
              ? <ChangeEntryForm dictionary={dictionary} zone={zone} parents={shown} entry={entry} onClose={() => setEditing(null)} />
              : (
                <EntryRow
                  entry={entry} depth={depth} strong={below !== undefined} clientsFilter={clientsFilter}
                  onEdit={() => setEditing(entry.id)} onArchive={() => archive(entry, true)}
                  onMove={dictionary === "region" ? undefined : (step) => move(entry, step)}
                />
              )}
            {below?.[entry.id]}
          </li>
        ))}
      </ul>
      <ArchivedEntries entries={archived} onRestore={(entry) => archive(entry, false)} />
    </div>
  );
}

/** Moves and archives paint at once; archiving can be taken back from its toast. */
function useChanges(dictionary: Dictionary, channelId: string | undefined, shown: EntryView[], paint: (entries: EntryView[]) => void) {
  const t = useTranslations("settings.entry");
  const common = useTranslations("common");
  const { say } = useRefusalWords();
  const order = useAction(reorderEntries);
  const archiving = useAction(archiveEntry);
  const refused = (refusal: Parameters<typeof say>[0]) => notifyProblem(say(refusal));
  const archive = (entry: EntryView, archived: boolean) => archiving.send({ dictionary, id: entry.id, version: entry.version, archived }, {
    paint: () => { if (archived) paint(shown.filter(({ id }) => id !== entry.id)); },
    done: ({ version }) => notify(t(archived ? "archivedNow" : "restoredNow", { name: entry.name }), archived
      ? { label: common("undo"), run: () => archive({ ...entry, version }, false) } : undefined),
    refused,
  });
  const move = (entry: EntryView, step: 1 | -1) => {
    if (dictionary === "region") return;
    const next = moved(shown, entry, step);
    order.send({ dictionary, channelId, ids: next.map(({ id }) => id) }, { paint: () => paint(next), refused });
  };
  return { move, archive };
}
