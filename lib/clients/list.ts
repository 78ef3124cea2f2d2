import { STAGES, TIERS } from "./rules";
import type { Stage, Tier } from "./views";

/** The state of the list of clients; the address is the state, so both ways between them live here. */
export const SORTS = ["name", "channel", "sub", "region", "owner", "tier", "stage", "source", "last", "next"] as const;
export type Sort = (typeof SORTS)[number];

/** Stands among owner ids for "nobody owns it". */
export const NOBODY = "none";

/** Where a page begins: the value sorted by (`null`: none), then name and id, which break ties. */
export interface Cursor { readonly key: string | null; readonly name: string; readonly id: string }

export interface ListFilters {
  readonly channel: readonly string[];
  readonly sub: readonly string[];
  readonly region: readonly string[];
  readonly owner: readonly string[];
  readonly tier: readonly Tier[];
  readonly stage: readonly Stage[];
  readonly source: readonly string[];
}

export interface ClientList extends ListFilters {
  readonly q: string;
  readonly archived: boolean;
  /** `null`: by relevance where there is a search, by name otherwise. */
  readonly sort: Sort | null;
  readonly descending: boolean;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
}

export const FILTERS = ["channel", "sub", "region", "owner", "tier", "stage", "source"] as const satisfies readonly (keyof ListFilters)[];

type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LONGEST_QUERY = 100;
const MOST_VALUES = 200;

const one = (given: Given, name: string): string => {
  const value = given[name];
  return (typeof value === "string" ? value : value?.[0]) ?? "";
};
const several = (given: Given, name: string): string[] => [...new Set(one(given, name).split(",").filter(Boolean))].slice(0, MOST_VALUES);
const ids = (given: Given, name: string): string[] => several(given, name).filter((text) => UUID.test(text));
const known = <T extends string>(given: Given, name: string, values: readonly T[]): T[] =>
  several(given, name).filter((text): text is T => values.includes(text as T));

/** «key|id|name»; a key never holds a bar, a name may. Nothing stands for no key. */
export const writeCursor = ({ key, name, id }: Cursor): string => `${key ?? ""}|${id}|${name}`;

export function readCursor(text: string): Cursor | null {
  const found = /^([^|]{0,40})\|([^|]*)\|(.*)$/s.exec(text);
  if (!found || !UUID.test(found[2] ?? "") || text.includes("\0")) return null;
  return { key: found[1] || null, id: found[2] ?? "", name: found[3] ?? "" };
}

/** Reads the address; what is unknown or malformed is left out, never refused. */
export function readList(given: Given): ClientList {
  const sort = one(given, "sort");
  const name = sort.replace(/^-/, "");
  return {
    q: one(given, "q").trim().slice(0, LONGEST_QUERY),
    channel: ids(given, "channel"), sub: ids(given, "sub"), region: ids(given, "region"), source: ids(given, "source"),
    owner: several(given, "owner").filter((text) => text === NOBODY || UUID.test(text)),
    tier: known(given, "tier", TIERS), stage: known(given, "stage", STAGES),
    archived: one(given, "archived") === "1",
    sort: SORTS.find((one) => one === name) ?? null,
    descending: sort.startsWith("-"),
    after: readCursor(one(given, "after")),
    before: readCursor(one(given, "before")),
  };
}

/** The address of a list. */
export function listAddress(list: ClientList, base = "/clients"): string {
  const query = new URLSearchParams();
  if (list.q) query.set("q", list.q);
  for (const name of FILTERS) if (list[name].length > 0) query.set(name, list[name].join(","));
  if (list.archived) query.set("archived", "1");
  if (list.sort && (list.sort !== "name" || list.descending || list.q)) query.set("sort", `${list.descending ? "-" : ""}${list.sort}`);
  if (list.after) query.set("after", writeCursor(list.after));
  if (list.before) query.set("before", writeCursor(list.before));
  const text = query.toString().replaceAll("%2C", ",");
  return text ? `${base}?${text}` : base;
}

/** Another slice or order begins at its first page. */
export const changeList = (list: ClientList, change: Partial<ClientList>): ClientList => ({ ...list, after: null, before: null, ...change });

/** A click on a column's head: sort by it, then the other way. */
export const sortBy = (list: ClientList, sort: Sort): ClientList => {
  const current = list.sort ?? (list.q ? null : "name");
  return changeList(list, { sort, descending: current === sort && !list.descending });
};

export const isFiltered = (list: ClientList): boolean => list.q !== "" || FILTERS.some((name) => list[name].length > 0);
export const withoutFilters = (list: ClientList): ClientList =>
  changeList(list, { q: "", ...Object.fromEntries(FILTERS.map((name) => [name, []])) });
