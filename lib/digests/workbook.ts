import type { DateOnly } from "@/lib/core/dates";
import { periodLabel, sumTotals, type DigestKind, type DigestPeriod, type OwnerTotals } from "@/lib/digests/rules";
import { DIGEST_STYLES, headRow, styled, type DigestSheetRow, type DigestStyle } from "@/lib/digests/look";
import type { Sheet, Workbook } from "@/lib/exports/xlsx";

/** One card of the period. Rows come ordered by client, then by date: the first of a client stands out. */
export interface DigestRow {
  clientId: string;
  client: string;
  subChannel: string;
  region: string;
  owner: string | null;
  occurredOn: DateOnly;
  /** A card of an old table knows only its month. */
  precision: "DAY" | "MONTH";
  kind: DigestKind;
  /** Whether a decision maker was reached; matters for calls. */
  reached: boolean;
  withWhom: string | null;
  substance: string | null;
  proposals: string | null;
  nextOn: DateOnly | null;
  /** Why there will be no further contact; said instead of `nextOn`. */
  stopReason: string | null;
  author: string | null;
}

/** A client of the channel without a single card in the period. */
export interface UntouchedClient {
  client: string;
  subChannel: string;
  region: string;
  owner: string | null;
  lastContactOn: DateOnly | null;
  nextOn: DateOnly | null;
}

export interface Digest {
  organisation: string;
  channel: string;
  period: DigestPeriod;
  /** The day the digest was taken, in the organisation's zone. */
  takenOn: DateOnly;
  owners: readonly OwnerTotals[];
  untouchedCount: number;
  rows: Iterable<DigestRow> | AsyncIterable<DigestRow>;
  untouched: Iterable<UntouchedClient> | AsyncIterable<UntouchedClient>;
}

/** The words of the file in the reader's language: `digests.workbook` in `messages/`. */
export interface DigestWords {
  title: string;
  months: readonly string[];
  sheets: { totals: string; content: string; untouched: string };
  facts: { organisation: string; channel: string; period: string; takenOn: string; untouched: string };
  heads: {
    client: string;
    subChannel: string;
    region: string;
    owner: string;
    date: string;
    kind: string;
    withWhom: string;
    substance: string;
    proposals: string;
    next: string;
    author: string;
    lastContact: string;
    clients: string;
    calls: string;
    reached: string;
    visits: string;
    starts: string;
  };
  kinds: { dial: string; reached: string; visit: string; start: string; end: string };
  total: string;
  noOwner: string;
  stop: string;
  never: string;
  emptyContent: string;
  emptyUntouched: string;
  notes: readonly string[];
}

type DigestSheet = Sheet<DigestStyle>;

/**
 * The digest of one channel as a workbook (article: «содержательная часть … единым файлом»): totals, substance client by
 * client, clients touched by nobody. `rows` and `untouched` are read once, in this order, as the file is written.
 */
export function digestWorkbook(digest: Digest, words: DigestWords): Workbook<DigestStyle> {
  const footer = `${words.title} · ${digest.channel} · ${periodLabel(digest.period, words.months)} · ${digest.organisation}`;
  const sheets = [totalsSheet(digest, words), contentSheet(digest, words), untouchedSheet(digest, words)];
  return { styles: DIGEST_STYLES, sheets: sheets.map((sheet) => ({ ...sheet, footer })) };
}

function totalsSheet(digest: Digest, words: DigestWords): DigestSheet {
  const { heads, facts } = words;
  const all = { ...sumTotals(digest.owners), clients: digest.owners.reduce((sum, owner) => sum + owner.clients, 0) };
  const top: DigestSheetRow[] = [
    [styled(words.title, "title")],
    [],
    fact(facts.channel, digest.channel, "factStrong"),
    fact(facts.period, periodLabel(digest.period, words.months), "factStrong"),
    fact(facts.organisation, digest.organisation, "fact"),
    fact(facts.takenOn, digest.takenOn, "factDate"),
    fact(facts.untouched, digest.untouchedCount, "factCount"),
    [],
    headRow([heads.owner, heads.clients, heads.calls, heads.reached, heads.visits, heads.starts], 5),
  ];
  const owners = digest.owners.map((owner): DigestSheetRow => [owner.owner ?? styled(words.noOwner, "muted"), ...counts(owner, "count")]);
  const notes = words.notes.map((note): DigestSheetRow => [styled(note, "note")]);
  return {
    name: words.sheets.totals,
    columns: [{ width: 36, style: "text" }, ...Array.from({ length: 5 }, () => ({ width: 18, style: "count" as const }))],
    rows: [...top, ...owners, [styled(words.total, "total"), ...counts(all, "totalCount")], [], ...notes].map((row) => padded(row)),
    headRow: top.length,
  };
}

const fact = (label: string, value: string | number, style: DigestStyle): DigestSheetRow => [styled(label, "label"), styled(value, style)];

const counts = (of: Omit<OwnerTotals, "owner">, style: DigestStyle) =>
  [of.clients, of.calls, of.reached, of.visits, of.starts].map((count) => styled(count, style));

/** Rows outside the table leave the rest of their cells plain, without the table's hairlines. */
const padded = (row: DigestSheetRow): DigestSheetRow => [...row, ...Array.from({ length: 6 - row.length }, () => styled(null, "fact"))];

function contentSheet(digest: Digest, words: DigestWords): DigestSheet {
  const widths = [24, 14, 17, 17, 11, 8, 17, 50, 34, 13, 16];
  const dated = [4, 9];
  return {
    name: words.sheets.content,
    columns: widths.map((width, i) => ({ width, style: i === 0 ? "client" : dated.includes(i) ? "date" : "text" })),
    rows: contentRows(digest.rows, words),
    headRow: 1,
    frozenColumns: 1,
    filter: true,
  };
}

async function* contentRows(rows: Digest["rows"], words: DigestWords): AsyncGenerator<DigestSheetRow> {
  const { heads } = words;
  const called = [heads.client, heads.subChannel, heads.region, heads.owner, heads.date, heads.kind, heads.withWhom];
  yield headRow([...called, heads.substance, heads.proposals, heads.next, heads.author]);
  let previous: string | null = null;
  for await (const row of rows) {
    yield contentRow(row, row.clientId !== previous, words);
    previous = row.clientId;
  }
  if (previous === null) yield [styled(words.emptyContent, "muted")];
}

/** The name stands on every row, so that a filter works; only the first of a client is bold, so that the eye finds it. */
function contentRow(row: DigestRow, first: boolean, words: DigestWords): DigestSheetRow {
  return [
    styled(row.client, first ? "client" : "muted"),
    row.subChannel,
    row.region,
    row.owner ?? styled(words.noOwner, "muted"),
    styled(row.occurredOn, row.precision === "MONTH" ? "month" : "date"),
    styled(kindWord(row, words), row.kind === "START" ? "strong" : "text"),
    row.withWhom,
    row.substance,
    row.proposals,
    row.nextOn ?? (row.stopReason === null ? null : styled(`${words.stop}: ${row.stopReason}`, "text")),
    row.author,
  ];
}

function kindWord(row: Pick<DigestRow, "kind" | "reached">, { kinds }: DigestWords): string {
  if (row.kind === "CALL") return row.reached ? kinds.reached : kinds.dial;
  return { VISIT: kinds.visit, START: kinds.start, END: kinds.end }[row.kind];
}

function untouchedSheet(digest: Digest, words: DigestWords): DigestSheet {
  const widths = [46, 26, 26, 30, 20, 20];
  return {
    name: words.sheets.untouched,
    columns: widths.map((width, i) => ({ width, style: i === 0 ? "client" : i < 4 ? "text" : "date" })),
    rows: untouchedRows(digest.untouched, words),
    headRow: 1,
    frozenColumns: 1,
    filter: true,
  };
}

async function* untouchedRows(clients: Digest["untouched"], words: DigestWords): AsyncGenerator<DigestSheetRow> {
  const { heads } = words;
  yield headRow([heads.client, heads.subChannel, heads.region, heads.owner, heads.lastContact, heads.next]);
  let none = true;
  for await (const client of clients) {
    none = false;
    const last = client.lastContactOn ?? styled(words.never, "muted");
    yield [client.client, client.subChannel, client.region, client.owner ?? styled(words.noOwner, "muted"), last, client.nextOn];
  }
  if (none) yield [styled(words.emptyUntouched, "muted")];
}
