import { GAPS, type Gap } from "@/lib/grid/rules";
import { STAGES, TIERS } from "@/lib/grid/schema";

export const DIMENSIONS = ["channels", "subChannels", "regions", "owners", "tiers", "stages"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
/** Stands among the owners for clients without one. */
export const NOBODY = "none";

export const SORT_FIELDS = ["channel", "subChannel", "region", "client", "owner", "tier", "stage", "last", "next", "plan", "step"] as const;
export type SortField = (typeof SORT_FIELDS)[number];
/** A column, or a month by its index since January 2000. */
export type SortKey = SortField | `m${number}`;
export interface GridSort {
  by: SortKey;
  descending: boolean;
}

/** Where the cursor stands: a client and a month. */
export interface GridPlace {
  clientId: string;
  month: number;
}
export type Density = "dense" | "roomy";

/** What decides which rows are shown. An empty list chooses all; several gaps must hold together. */
export interface GridFilter {
  chosen: Readonly<Record<Dimension, readonly string[]>>;
  gaps: readonly Gap[];
  /** "Silent for N months", 1–36. */
  silentMonths: number;
  find: string;
  archived: boolean;
}

/** Everything a link to the grid says. */
export interface GridState extends GridFilter {
  sort: GridSort;
  /** Undefined follows the person's own setting. */
  density: Density | undefined;
  place: GridPlace | undefined;
}

export const SILENT_MONTHS = 3;
const MOST_SILENT = 36;
const NOTHING: GridState["chosen"] = { channels: [], subChannels: [], regions: [], owners: [], tiers: [], stages: [] };
export const DEFAULT_STATE: GridState = {
  chosen: NOTHING, gaps: [], silentMonths: SILENT_MONTHS, find: "", sort: { by: "channel", descending: false },
  density: undefined, archived: false, place: undefined,
};

/** The words of the address, short because ids are long. */
const NAME: Record<Dimension, string> = { channels: "channel", subChannels: "sub", regions: "region", owners: "owner", tiers: "tier", stages: "stage" };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PLACE = /^([0-9a-f-]{36})\.(\d{1,4})$/;
const KNOWN: Partial<Record<Dimension, readonly string[]>> = { tiers: TIERS, stages: STAGES };

const isChoice = (dimension: Dimension, value: string): boolean =>
  KNOWN[dimension]?.includes(value) ?? (UUID.test(value) || (dimension === "owners" && value === NOBODY));
const isSortKey = (text: string): text is SortKey => (SORT_FIELDS as readonly string[]).includes(text) || /^m\d{1,4}$/.test(text);

function sortFrom(text: string): GridSort {
  const descending = text.startsWith("-");
  const by = descending ? text.slice(1) : text;
  return isSortKey(by) ? { by, descending } : DEFAULT_STATE.sort;
}

function placeFrom(text: string): GridPlace | undefined {
  const [, clientId = "", month] = PLACE.exec(text) ?? [];
  return UUID.test(clientId) ? { clientId, month: Number(month) } : undefined;
}

function silentFrom(text: string): number {
  const months = Number(text);
  return Number.isInteger(months) && months >= 1 && months <= MOST_SILENT ? months : SILENT_MONTHS;
}

/** What Next hands to a page, and what URLSearchParams holds. */
export type SearchParams = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

const read = (params: SearchParams, name: string): string => {
  const value = params instanceof URLSearchParams ? params.get(name) : params[name];
  return (typeof value === "string" ? value : value?.[0]) ?? "";
};
const listOf = (text: string): string[] => [...new Set(text.split(",").filter(Boolean))];

/** Reads an address; what it does not know it leaves out, so an old link still opens. */
export function parseState(params: SearchParams): GridState {
  const chosen = Object.fromEntries(DIMENSIONS.map((dimension) =>
    [dimension, listOf(read(params, NAME[dimension])).filter((value) => isChoice(dimension, value))])) as Record<Dimension, string[]>;
  const gaps = listOf(read(params, "gap"));
  const density = read(params, "density");
  return {
    chosen, gaps: GAPS.filter((gap) => gaps.includes(gap)), silentMonths: silentFrom(read(params, "silent")), find: read(params, "q").trim(),
    sort: sortFrom(read(params, "sort")), density: density === "dense" || density === "roomy" ? density : undefined,
    archived: read(params, "archived") === "1", place: placeFrom(read(params, "at")),
  };
}

/** The address of a state, without the question mark; what is as usual is left out. */
export function serialiseState(state: GridState): string {
  const { by, descending } = state.sort;
  const pairs: [string, string][] = DIMENSIONS.map((dimension) => [NAME[dimension], state.chosen[dimension].join(",")]);
  pairs.push(
    ["gap", state.gaps.join(",")],
    ["silent", state.silentMonths === SILENT_MONTHS ? "" : String(state.silentMonths)],
    ["q", state.find.trim()],
    ["sort", by === DEFAULT_STATE.sort.by && !descending ? "" : (descending ? "-" : "") + by],
    ["density", state.density ?? ""],
    ["archived", state.archived ? "1" : ""],
    ["at", state.place ? `${state.place.clientId}.${state.place.month}` : ""],
  );
  // Commas and dots are legal in a query; encoded they would make a shared link unreadable.
  return pairs.filter(([, value]) => value !== "").map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
}

/** Whether the slice is narrower than everything: then there is something to take off. */
export const isNarrowed = (state: GridFilter): boolean =>
  state.find !== "" || state.gaps.length > 0 || DIMENSIONS.some((dimension) => state.chosen[dimension].length > 0);

/** The same view without any filter; order, density and place stay. */
export const withoutFilters = (state: GridState): GridState => ({ ...state, chosen: NOTHING, gaps: [], find: "" });
