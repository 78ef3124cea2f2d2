import type { EntryView } from "@/lib/directory/dictionary-queries";
import type { Dictionary } from "@/lib/directory/rules";
import type { AddEntry, ChangeEntry } from "@/lib/directory/schema";

/** What a person is typing about an entry, whatever the dictionary; only its own fields are sent. */
export interface Draft {
  readonly name: string;
  readonly zone: string;
  readonly kind: "OUTBOUND" | "INBOUND";
  readonly parentId: string | null;
  readonly final: boolean;
}

export const draftOf = (entry: EntryView | null, zone: string): Draft => ({
  name: entry?.name ?? "", zone: entry?.zone ?? zone, kind: entry?.kind ?? "OUTBOUND",
  parentId: entry?.parentId ?? null, final: entry?.final ?? false,
});

const OWN: Partial<Record<Dictionary, readonly (keyof Draft)[]>> = { region: ["zone"], source: ["kind", "parentId"], outcome: ["final"] };

/** The fields a form of this dictionary shows. */
export const fieldsOf = (dictionary: Dictionary): readonly (keyof Draft)[] => ["name", ...(OWN[dictionary] ?? [])];

const sent = (dictionary: Dictionary, draft: Draft) => Object.fromEntries(fieldsOf(dictionary).map((field) => [field, draft[field]]));

export const addInput = (dictionary: Dictionary, draft: Draft, channelId: string | null): AddEntry =>
  ({ dictionary, ...sent(dictionary, draft), ...(dictionary === "subChannel" ? { channelId } : {}) }) as AddEntry;

export const changeInput = (dictionary: Dictionary, draft: Draft, id: string, version: number): ChangeEntry =>
  ({ dictionary, id, version, ...sent(dictionary, draft) }) as ChangeEntry;

/** The flat list with one entry moved past its neighbour of the same parent; the same list when there is none. */
export function moved(entries: readonly EntryView[], entry: EntryView, step: 1 | -1): EntryView[] {
  const slots = entries.flatMap((one, at) => (one.parentId === entry.parentId ? [at] : []));
  const here = slots.findIndex((at) => entries[at]?.id === entry.id);
  const [from, to] = [slots[here], slots[here + step]];
  const next = [...entries];
  if (from === undefined || to === undefined) return next;
  const [mine, other] = [entries[from], entries[to]];
  if (mine && other) { next[from] = other; next[to] = mine; }
  return next;
}

export interface Branch { readonly entry: EntryView; readonly depth: number }

/** Parts under what they are part of; a part whose whole is not in the list stands by itself. */
export function treeOf(entries: readonly EntryView[]): Branch[] {
  const ids = new Set(entries.map(({ id }) => id));
  const under = (parentId: string | null, depth: number): Branch[] =>
    entries.filter((entry) => (entry.parentId && ids.has(entry.parentId) ? entry.parentId : null) === parentId)
      .flatMap((entry) => [{ entry, depth }, ...under(entry.id, depth + 1)]);
  return under(null, 0);
}
