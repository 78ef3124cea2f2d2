/** The dictionaries an organisation keeps itself. */
export const DICTIONARIES = ["channel", "subChannel", "region", "source", "service", "outcome"] as const;
export type Dictionary = (typeof DICTIONARIES)[number];

/** What two names share that a person would call the same: case, ё/е, spaces and dashes do not tell entries apart. */
export const nameKey = (name: string): string =>
  name.normalize("NFKC").toLowerCase().replaceAll("ё", "е").replace(/[‐-―−]/g, "-").replace(/\s+/g, " ").trim();

/** Whether hanging `id` under `parentId` would make a ring. `parents`: each entry's present parent. */
export function wouldLoop(parents: ReadonlyMap<string, string | null>, id: string, parentId: string | null): boolean {
  const seen = new Set([id]);
  for (let at = parentId; at !== null; at = parents.get(at) ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/** The whole list in its new order: first the ids as given, then what the person had not seen, as it stood. */
export function reordered(present: readonly string[], wanted: readonly string[]): string[] {
  const named = new Set(wanted);
  return [...named, ...present.filter((id) => !named.has(id))];
}
