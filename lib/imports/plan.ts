import type { DateOnly } from "@/lib/core/dates";
import { Refusal, type RefusalValues } from "@/lib/core/refusal";
import { lackingFields, type Lacking } from "@/lib/imports/mapping";
import {
  cleanText,
  fillTemplate,
  fitting,
  holesOf,
  startBeforeContact,
  takeCard,
  takeEntry,
  takeMember,
  takeRequired,
  takeTier,
  type ImportWarning,
  type PlannedCard,
  type PlannedClient,
  type ReadCell,
  type RefusedRow,
  type RowRef,
} from "@/lib/imports/rules";
import { LIMITS, type ColumnRef, type ImportMapping, type Table } from "@/lib/imports/schema";

/** Everything an import will do, before it does anything. Each row of the files is either in a client or refused. */
export interface ImportPlan {
  clients: PlannedClient[];
  refused: RefusedRow[];
  warnings: ImportWarning[];
  lacking: Lacking[];
}

/** Rows of one key: the first, and those merged into it. */
interface KeyedRow {
  key: string;
  values: string[];
  rows: RowRef[];
}

interface Planning {
  mapping: ImportMapping;
  today: DateOnly;
  refused: RefusedRow[];
  warnings: ImportWarning[];
  lacking: Map<string, Lacking>;
}

/**
 * The plan of an import: pure, reads nothing, writes nothing. `today` is the organisation's. The columns of the mapping
 * must be there (`readTable` saw to it). Clients come in the order of the main file.
 */
export function planImport(main: Table, joined: Table | null, mapping: ImportMapping, today: DateOnly): ImportPlan {
  const plan: Planning = { mapping, today, refused: [], warnings: [], lacking: new Map() };
  const leads = keyed(main, mapping.key, mapping.duplicates, plan);
  const starts = joined && mapping.joined ? keyed(joined, mapping.joined.key, mapping.joined.duplicates, plan) : new Map<string, KeyedRow>();
  const readers = { main: reader(main), joined: reader(joined ?? main) };
  const clients: PlannedClient[] = [];
  for (const lead of leads.values()) {
    const client = planned(lead, starts.get(lead.key), readers, plan);
    if (client) clients.push(client);
  }
  for (const start of starts.values()) if (!leads.has(start.key)) refuse(start.rows, plan, "client-missing", { key: start.key });
  return { clients, refused: plan.refused, warnings: plan.warnings, lacking: [...plan.lacking.values()] };
}

type Readers = Record<ColumnRef["file"], (row: KeyedRow, column: string) => string>;

/** A bad joined row stays outside alone; a bad main row takes its joined row with it. */
function planned(lead: KeyedRow, joined: KeyedRow | undefined, readers: Readers, plan: Planning): PlannedClient | null {
  const reading = (start: KeyedRow | undefined): ReadCell => {
    const row = { main: lead, joined: start };
    return ({ file, column }) => {
      const from = row[file];
      return from ? readers[file](from, column) : "";
    };
  };
  const startCards = joined ? attempt(joined.rows, plan, () => cardsOf("joined", lead.key, reading(joined), plan)) : null;
  const start = startCards ? joined : undefined;
  const read = reading(start);
  const client = attempt(lead.rows, plan, () => {
    const cards = [...cardsOf("main", lead.key, read, plan), ...(startCards ?? [])];
    return clientOf(lead, read, plan.mapping, { cards, rows: [...lead.rows, ...(start?.rows ?? [])] });
  });
  if (client) tellOddities(client, read, plan);
  else if (start) refuse(start.rows, plan, "client-refused", { key: lead.key });
  return client;
}

const cardsOf = (file: ColumnRef["file"], key: string, read: ReadCell, { mapping, today }: Planning): PlannedCard[] =>
  mapping.cards.filter((card) => card.date.file === file).map((card) => takeCard(card, key, read, today));

function clientOf(lead: KeyedRow, read: ReadCell, { client }: ImportMapping, made: Pick<PlannedClient, "cards" | "rows">): PlannedClient {
  return {
    externalKey: lead.key,
    name: nameOf(client.name, read),
    source: takeEntry(client.source, read),
    channel: takeRequired(client.channel, read),
    subChannel: takeRequired(client.subChannel, read),
    region: takeRequired(client.region, read),
    tier: takeTier(client.tier, read),
    owner: takeMember(client.owner, read),
    prospector: takeMember(client.prospector, read),
    ...made,
  };
}

function nameOf(from: ImportMapping["client"]["name"], read: ReadCell): string {
  const ofMain = (column: string) => read({ column, file: "main" });
  const [text, column] = "column" in from ? [ofMain(from.column), from.column] : [fillTemplate(from.template, ofMain), holesOf(from.template).join(", ")];
  const name = fitting(cleanText(text), LIMITS.name, column);
  if (name === "") throw new Refusal("name-missing", { column });
  return name;
}

function tellOddities(client: PlannedClient, read: ReadCell, plan: Planning): void {
  for (const { field, entry } of lackingFields(plan.mapping, read)) {
    const known = plan.lacking.get(field) ?? { field, entry, clients: 0 };
    plan.lacking.set(field, { ...known, clients: known.clients + 1 });
  }
  const order = startBeforeContact(client.cards);
  const row = client.rows.at(-1);
  if (order && row) plan.warnings.push({ ...row, reason: "start-before-contact", values: { key: client.externalKey, ...order } });
}

/** Rows by their key, in the order of the file; without a key, too short, too long or doubled they are refused. */
function keyed(table: Table, column: string, duplicates: ImportMapping["duplicates"], plan: Planning): Map<string, KeyedRow> {
  const at = table.columns.indexOf(column);
  const byKey = new Map<string, KeyedRow>();
  for (const row of table.rows) {
    const ref: RowRef = { file: table.file, line: row.line };
    const key = cleanText(row.values[at] ?? "");
    const first = byKey.get(key);
    if (row.values.length !== table.columns.length)
      refuse([ref], plan, "fields-count", { expected: table.columns.length, found: row.values.length });
    else if (key === "") refuse([ref], plan, "key-missing", { column });
    else if (key.length > LIMITS.key) refuse([ref], plan, "value-too-long", { column, limit: LIMITS.key });
    else if (!first) byKey.set(key, { key, values: row.values.map(cleanText), rows: [ref] });
    else if (duplicates === "refuse") refuse([ref], plan, "key-duplicate", { key, line: first.rows[0]?.line ?? 0 });
    else mergeInto(first, row.values.map(cleanText), ref, table.columns, plan);
  }
  return byKey;
}

/** Fills the gaps of the first row; where both say something else, the first stands and a warning tells. */
function mergeInto(first: KeyedRow, values: readonly string[], ref: RowRef, columns: readonly string[], plan: Planning): void {
  const conflicts: string[] = [];
  values.forEach((value, i) => {
    if (value === "" || value === first.values[i]) return;
    if (first.values[i] === "") first.values[i] = value;
    else conflicts.push(columns[i] ?? "");
  });
  first.rows.push(ref);
  if (conflicts.length > 0) plan.warnings.push({ ...ref, reason: "merge-conflict", values: { key: first.key, columns: conflicts.join(", ") } });
}

function reader(table: Table): (row: KeyedRow, column: string) => string {
  const positions = new Map(table.columns.map((column, i) => [column, i]));
  return (row, column) => row.values[positions.get(column) ?? -1] ?? "";
}

/** What a row becomes, or null when a rule refuses it: then all its rows are listed with the reason. */
function attempt<T>(rows: readonly RowRef[], plan: Planning, make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(rows, plan, error.code, error.values);
    return null;
  }
}

function refuse(rows: readonly RowRef[], plan: Planning, reason: string, values: RefusalValues = {}): void {
  for (const row of rows) plan.refused.push({ ...row, reason, values });
}
