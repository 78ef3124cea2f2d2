import { z } from "zod";

/** Lengths in UTF-16 units: what the tables hold and a person can read. */
export const LIMITS = { key: 200, name: 300, entry: 120 } as const;

const Word = z.string().trim().min(1).max(LIMITS.entry);
const ColumnName = z.string().min(1).max(LIMITS.key);
/** The file of the clients, or the one joined to it by a key. */
const FileName = z.enum(["main", "joined"]);

const ColumnRef = z.strictObject({ column: ColumnName, file: FileName.default("main") });

/**
 * An entry of a dictionary (channel, region, source …): the same for all, or read from a column, `names` saying how the
 * file's values are called here. `empty` is the entry for an empty field: without it such a row is refused, `null`
 * leaves the field empty. An empty source is not the source that the file calls "unknown".
 */
const Constant = z.strictObject({ constant: Word });
const entryFrom = <E extends z.ZodType>(empty: E) =>
  z.union([Constant, z.strictObject({ ...ColumnRef.shape, empty, names: z.record(z.string(), Word).optional() })]);
const RequiredEntry = entryFrom(Word.optional());
const OptionalEntry = entryFrom(Word.nullable().default(null));

export const Tier = z.enum(["VIP", "MEDIUM", "SMALL"]);
const TierSource = z.union([
  z.strictObject({ constant: Tier }),
  z.strictObject({ ...ColumnRef.shape, names: z.record(z.string(), Tier), empty: Tier.optional() }),
]);

/** A column, or a text with holes: `{mql_id}`, or `{mql_id|8}` for its first eight characters. */
const NameSource = z.union([z.strictObject({ column: ColumnName }), z.strictObject({ template: z.string().min(1).max(LIMITS.name) })]);

/** A card made of a date. `id` tells the cards of one client apart, so that the same row never comes twice. */
const CardSource = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  kind: z.enum(["CALL", "VISIT", "START"]),
  date: ColumnRef,
  reached: z.boolean().default(true),
  author: ColumnRef.optional(),
});

/** What to do with a second row of the same key: refuse it, or fill the gaps of the first from it. */
const Duplicates = z.enum(["refuse", "merge"]).default("refuse");

/** The whole mapping file; a word it does not know is an error, never ignored. */
export const ImportMapping = z.strictObject({
  /** Name of the outside system whose keys these are. */
  system: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  key: ColumnName,
  duplicates: Duplicates,
  /** `file` lies beside the main file: a bare name, no path. */
  joined: z.strictObject({ file: z.string().regex(/^[^/\\]+$/), key: ColumnName, duplicates: Duplicates }).optional(),
  /** How a member is named who is known only by a key: `{key}`, `{key|8}`. Without it the value is the name. */
  memberName: z.string().max(LIMITS.entry).optional(),
  /** Whether we found the clients of a source that is new here, or they came by themselves: the file does not say. */
  sourceKind: z.enum(["OUTBOUND", "INBOUND"]).default("OUTBOUND"),
  client: z.strictObject({
    name: NameSource,
    source: OptionalEntry,
    channel: RequiredEntry,
    subChannel: RequiredEntry,
    region: RequiredEntry,
    tier: TierSource,
    owner: ColumnRef.optional(),
    prospector: ColumnRef.optional(),
  }),
  cards: z.array(CardSource).max(12).default([]),
});

export type ImportMapping = z.infer<typeof ImportMapping>;
export type ColumnRef = z.infer<typeof ColumnRef>;
export type EntrySource = z.infer<typeof RequiredEntry> | z.infer<typeof OptionalEntry>;
export type TierSource = z.infer<typeof TierSource>;
export type CardSource = z.infer<typeof CardSource>;
export type Tier = z.infer<typeof Tier>;

/** A file as read: every row keeps the line it began on, for the person who will look for it. */
export interface TableRow {
  /** 1-based, as an editor counts. */
  line: number;
  values: readonly string[];
}

export interface Table {
  file: string;
  columns: readonly string[];
  rows: readonly TableRow[];
}
