import { isDateOnly } from "@/lib/core/dates";
import type { Viewer } from "@/lib/core/viewer";
import { NOBODY, type ClientList, type Cursor, type Sort } from "./list";
import { STAGES, TIERS } from "./rules";
import { visibleSql, type SqlScope } from "./visibility";

/**
 * The SQL of the list of clients. Every order walks an index from the cursor on, so the deepest page costs what the
 * first one does:
 * - by name: (tenant, name, id);
 * - by a dictionary, an owner, a tier or a stage: its entries in their order, and within each (tenant, entry, name, id);
 * - by a date: (tenant, date, client) of the narrow table of months, those without a date apart.
 * Ties end in the id, so a page neither repeats nor skips a client.
 */
export interface Sql { readonly text: string; readonly values: unknown[] }

/** One more than a page: whether there is a next one. */
type Page = { readonly cursor: Cursor | null; readonly backwards: boolean; readonly descending: boolean; readonly size: number };

const COLUMNS = "c.id, c.name, c.tier, c.stage, c.channel_id, c.sub_channel_id, c.region_id, c.source_id, c.owner_id";
const GRID = "LEFT JOIN client_grid g ON g.tenant_id = c.tenant_id AND g.client_id = c.id";
const DATES = "g.last_contact_on, g.next_contact_on";
const LOWEST_ID = "00000000-0000-0000-0000-000000000000";
const HIGHEST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
// The root collation gives U+FFFF the greatest weight of all: no name stands behind it.
const HIGHEST_NAME = "\uffff";

/** Column and type of what a list can be ordered by in entries. Ranks are numbers: an enumeration's operators are not leakproof, so row level security would keep them from an index. */
const ENTRIES: Partial<Record<Sort, { column: string; type: string }>> = {
  channel: { column: "channel_id", type: "uuid" }, sub: { column: "sub_channel_id", type: "uuid" },
  region: { column: "region_id", type: "uuid" }, source: { column: "source_id", type: "uuid" },
  owner: { column: "owner_id", type: "uuid" }, tier: { column: "tier_rank", type: "smallint" }, stage: { column: "stage_rank", type: "smallint" },
};
/** Never touched is the longest silence, so it stands where the oldest day does; no next contact stands last either way. */
const DATES_OF: Partial<Record<Sort, { column: string; emptyFirst: (descending: boolean) => boolean }>> = {
  last: { column: "last_contact_on", emptyFirst: (descending) => !descending },
  next: { column: "next_contact_on", emptyFirst: () => false },
};

type Entry = string | number | null;
const keyOf = (entry: Entry): string | null => (entry === null ? null : String(entry));

function fitsOrder({ key }: Cursor, sort: Sort | null, entries: readonly Entry[], searched: boolean): boolean {
  // By relevance the key is a place among the found.
  if (sort === null && searched) return /^\d{1,6}$/.test(key ?? "");
  if (sort && DATES_OF[sort]) return key === null || isDateOnly(key);
  return sort && ENTRIES[sort] ? entries.some((entry) => keyOf(entry) === key) : true;
}

const tierRanks = (list: ClientList) => list.tier.map((tier) => TIERS.indexOf(tier));
const stageRanks = (list: ClientList) => list.stage.map((stage) => STAGES.indexOf(stage));

export class ListSql {
  private readonly values: unknown[] = [];
  private readonly where: string;
  private readonly scope: SqlScope;

  /** `found`: ids of a search, best first; `null` without one. */
  constructor(private readonly viewer: Viewer, private readonly list: ClientList, private readonly found: readonly string[] | null) {
    this.scope = visibleSql(viewer, "c", 2);
    this.where = this.conditions();
  }

  private param(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  private conditions(): string {
    const { list, viewer, found, scope } = this;
    const tenant = `c.tenant_id = ${this.param(viewer.tenantId)}::uuid`;
    // $2 and $3: the owners and the channels whose clients the viewer sees.
    this.values.push(...this.scope.values);
    const any = (column: string, values: readonly unknown[], type = "uuid") =>
      values.length > 0 ? [`c.${column} = ANY(${this.param(values)}::${type}[])`] : [];
    return [
      tenant, scope.sql, `c.archived_at IS ${list.archived ? "NOT NULL" : "NULL"}`, "c.merged_into IS NULL",
      ...any("channel_id", list.channel), ...any("sub_channel_id", list.sub), ...any("region_id", list.region),
      ...any("source_id", list.source), ...any("tier_rank", tierRanks(list), "smallint"), ...any("stage_rank", stageRanks(list), "smallint"),
      ...this.ownerCondition(list.owner), ...(found ? [`c.id = ANY(${this.param(found)}::uuid[])`] : []),
    ].join(" AND ");
  }

  private ownerCondition(owners: readonly string[]): string[] {
    if (owners.length === 0) return [];
    const ids = owners.filter((id) => id !== NOBODY);
    const named = ids.length > 0 ? `c.owner_id = ANY(${this.param(ids)}::uuid[])` : "false";
    return [owners.includes(NOBODY) ? `(${named} OR c.owner_id IS NULL)` : named];
  }

  count(): Sql {
    return { text: `SELECT count(*) AS count FROM client c WHERE ${this.where}`, values: this.values };
  }

  /** A page in any order; `entries`: what the column sorted by holds, in the order wanted, for orders that go by entries. */
  page(given: Page, entries: readonly Entry[]): Sql {
    const { sort } = this.list;
    // A cursor is part of an address, and addresses are typed and cut off: one that does not fit its order is none.
    const fits = given.cursor === null || fitsOrder(given.cursor, sort, entries, this.found !== null);
    const page = fits ? given : { ...given, cursor: null };
    if (sort === null && this.found) return this.byRelevance(page);
    const date = sort && DATES_OF[sort];
    if (date) return this.byDate(page, date.column, date.emptyFirst(page.descending));
    const entry = sort && ENTRIES[sort];
    return entry ? this.byEntry(page, entry, entries) : this.byName(page);
  }

  private done = (text: string): Sql => ({ text, values: this.values });

  private byName({ cursor, backwards, descending, size }: Page): Sql {
    const up = backwards === descending;
    const order = up ? "c.name, c.id" : "c.name DESC, c.id DESC";
    const from = cursor ? `AND (c.name, c.id) ${up ? ">" : "<"} (${this.param(cursor.name)}, ${this.param(cursor.id)}::uuid)` : "";
    return this.done(`SELECT ${COLUMNS}, ${DATES}, NULL AS key FROM (
      SELECT c.* FROM client c WHERE ${this.where} ${from} ORDER BY ${order} LIMIT ${this.param(size)}) c ${GRID} ORDER BY ${order}`);
  }

  private byEntry({ cursor, backwards, size }: Page, { column, type }: { column: string; type: string }, entries: readonly Entry[]): Sql {
    const walked = backwards ? entries.toReversed() : entries;
    const rest = cursor ? walked.slice(walked.findIndex((entry) => keyOf(entry) === cursor.key)) : walked;
    const [name, id] = backwards ? [HIGHEST_NAME, HIGHEST_ID] : ["", LOWEST_ID];
    const starts = `unnest(${this.param(rest)}::${type}[], ${this.param(rest.map((_, n) => (n === 0 && cursor ? cursor.name : name)))}::text[],
      ${this.param(rest.map((_, n) => (n === 0 && cursor ? cursor.id : id)))}::uuid[]) WITH ORDINALITY AS s(entry, name, id, place)`;
    const order = backwards ? "c.name DESC, c.id DESC" : "c.name, c.id";
    const limit = this.param(size);
    const some = (condition: string) => `(SELECT c.* FROM client c WHERE ${condition} AND ${this.where}
      AND (c.name, c.id) ${backwards ? "<" : ">"} (s.name, s.id) ORDER BY ${order} LIMIT ${limit})`;
    const slice = `(${this.entryConditions(column, entries).map(some).join(" UNION ALL ")})`;
    return this.done(`SELECT ${COLUMNS}, ${DATES}, c.entry AS key FROM (
      SELECT c.*, s.entry, s.place FROM ${starts} CROSS JOIN LATERAL ${slice} c ORDER BY s.place, ${order} LIMIT ${limit}) c ${GRID}
      ORDER BY c.place, ${order}`);
  }

  /** How an entry's clients are found. Of a channel that is not the viewer's only their own clients are seen: few, by another index. */
  private entryConditions(column: string, entries: readonly Entry[]): string[] {
    const same = `c.${column} = s.entry`;
    if (entries.includes(null)) return [same, `s.entry IS NULL AND c.${column} IS NULL`];
    if (column !== "channel_id" || this.scope.values[0] === null) return [same];
    const [owners, channels] = ["$2", "$3"];
    return [`${same} AND s.entry = ANY(${channels}::uuid[])`, `${same} AND s.entry <> ALL(${channels}::uuid[]) AND c.owner_id = ANY(${owners}::uuid[])`];
  }

  /** Two parts, those without a date and those with one, each along its stretch of one index. */
  private byDate({ cursor, backwards, descending, size }: Page, column: string, emptyFirst: boolean): Sql {
    const up = backwards === descending;
    const direction = up ? "" : " DESC";
    const limit = this.param(size);
    const emptyLeads = emptyFirst !== backwards;
    const part = (empty: boolean): string[] => {
      // The part before the cursor's own has been read already.
      if (cursor && (cursor.key === null) !== empty && empty === emptyLeads) return [];
      const here = cursor && (cursor.key === null) === empty;
      const id = here ? `${this.param(cursor.id)}::uuid` : "";
      const from = !here ? `g.${column} IS ${empty ? "" : "NOT "}NULL`
        : empty ? `g.${column} IS NULL AND g.client_id ${up ? ">" : "<"} ${id}`
        : `(g.${column}, g.client_id) ${up ? ">" : "<"} (${this.param(cursor.key)}::date, ${id})`;
      return [`(SELECT ${COLUMNS}, ${DATES}, g.${column}::text AS key, ${empty === emptyLeads ? 0 : 1} AS place FROM client_grid g
        JOIN client c ON c.tenant_id = g.tenant_id AND c.id = g.client_id
        WHERE g.tenant_id = $1::uuid AND ${from} AND ${this.where} ORDER BY ${empty ? "" : `g.${column}${direction}, `}g.client_id${direction} LIMIT ${limit})`];
    };
    return this.done(`SELECT * FROM (${[...part(emptyLeads), ...part(!emptyLeads)].join(" UNION ALL ")}) p
      ORDER BY place, ${column}${direction}, id${direction} LIMIT ${limit}`);
  }

  private byRelevance({ cursor, backwards, size }: Page): Sql {
    const found = `array_position(${this.param(this.found)}::uuid[], c.id)`;
    const from = cursor ? `AND ${found} ${backwards ? "<" : ">"} ${this.param(Number(cursor.key))}` : "";
    const order = `${found}${backwards ? " DESC" : ""}`;
    return this.done(`SELECT ${COLUMNS}, ${DATES}, ${found} AS key FROM client c ${GRID} WHERE ${this.where} ${from} ORDER BY ${order} LIMIT ${this.param(size)}`);
  }
}
