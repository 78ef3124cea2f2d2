import { dateOf, type DateOnly } from "@/lib/core/dates";
import { Refusal, type RefusalValues } from "@/lib/core/refusal";
import { LIMITS, type CardSource, type ColumnRef, type EntrySource, type ImportMapping, type Tier, type TierSource } from "@/lib/imports/schema";

export interface RowRef {
  file: string;
  line: number;
}

/** A row that stays outside, and why: `reason` is a key under `imports.reasons` in `messages/`. */
export interface RefusedRow extends RowRef {
  reason: string;
  values: RefusalValues;
}

/** Something odd that goes in all the same: `reason` is a key under `imports.warnings`. */
export interface ImportWarning extends RowRef {
  reason: "start-before-contact" | "merge-conflict";
  values: RefusalValues;
}

export interface PlannedCard {
  kind: CardSource["kind"];
  occurredOn: DateOnly;
  /** Unique in the outside system: the client's key and the card's id. */
  externalKey: string;
  reached: boolean;
  /** Key of the member; `memberName` tells how they are called. */
  author: string | null;
}

export interface PlannedClient {
  externalKey: string;
  name: string;
  /** null: the file does not say. Not the source called "unknown". */
  source: string | null;
  channel: string;
  subChannel: string;
  region: string;
  tier: Tier;
  owner: string | null;
  prospector: string | null;
  cards: PlannedCard[];
  /** All rows this client is made of. */
  rows: RowRef[];
}

/** What a column of the row says, cleaned and trimmed; "" where there is nothing, or no joined row. */
export type ReadCell = (ref: ColumnRef) => string;

/** The facts start here: the packed months begin in January 2000. */
const EARLIEST: DateOnly = "2000-01-01";
const TIME = "(?:[ T]([01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?)?";
const ISO_DATE = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${TIME}$`);
const RUSSIAN_DATE = new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})${TIME}$`);

/** "2018-02-26", "2018-02-26 19:58:54" or "26.02.2018 [19:58]" as the day that is written: no zone moves it. Else null. */
export function importedDate(text: string): DateOnly | null {
  const iso = ISO_DATE.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const russian = RUSSIAN_DATE.exec(text);
  return russian ? dateOf(Number(russian[3]), Number(russian[2]), Number(russian[1])) : null;
}

/** One line of plain text: no control characters (PostgreSQL takes no NUL), no halves of pairs, single blanks. */
export const cleanText = (raw: string): string => raw.toWellFormed().replace(/[\s\u0000-\u001f\u007f]+/g, " ").trim();

/** Fills `{hole}` and `{hole|8}` (its first eight characters). */
export const fillTemplate = (template: string, read: (hole: string) => string): string =>
  template.replace(/\{([^{}|]+)(?:\|(\d{1,3}))?\}/g, (_, hole: string, length?: string) => {
    const value = read(hole);
    return length === undefined ? value : [...value].slice(0, Number(length)).join("");
  });

/** Names of the holes in a template. */
export const holesOf = (template: string): string[] => [...template.matchAll(/\{([^{}|]+)(?:\|\d{1,3})?\}/g)].map((hole) => hole[1] ?? "");

/** How a member known by this key is called until somebody says better. Two keys may get one name: tell people apart by the key. */
export const memberName = (mapping: Pick<ImportMapping, "memberName">, key: string): string =>
  mapping.memberName === undefined ? key : cleanText(fillTemplate(mapping.memberName, () => key));

/** Throws Refusal("value-too-long") when the text does not fit. */
export function fitting(text: string, limit: number, column: string): string {
  if (text.length > limit) throw new Refusal("value-too-long", { column, limit });
  return text;
}

/** The entry of a dictionary for this row, or null where it may be empty. Throws Refusal("entry-missing"). */
export function takeEntry(from: EntrySource, read: ReadCell): string | null {
  if ("constant" in from) return from.constant;
  const value = read(from);
  if (value !== "") return ownValue(from.names, value) ?? fitting(value, LIMITS.entry, from.column);
  if (from.empty === undefined) throw new Refusal("entry-missing", { column: from.column });
  return from.empty;
}

/** Like `takeEntry`, for fields that every client has. */
export function takeRequired(from: EntrySource, read: ReadCell): string {
  const entry = takeEntry(from, read);
  if (entry === null) throw new Refusal("entry-missing", { column: "column" in from ? from.column : "" });
  return entry;
}

/** Throws Refusal("tier-unknown") for a word the mapping does not translate. */
export function takeTier(from: TierSource, read: ReadCell): Tier {
  if ("constant" in from) return from.constant;
  const value = read(from);
  const tier = value === "" ? from.empty : ownValue(from.names, value);
  if (tier === undefined) throw new Refusal("tier-unknown", { column: from.column, value });
  return tier;
}

/** Key of a member, null where the file names nobody. */
export function takeMember(from: ColumnRef | undefined, read: ReadCell): string | null {
  const key = from ? read(from) : "";
  return from && key !== "" ? fitting(key, LIMITS.key, from.column) : null;
}

/** Throws Refusal: the date is missing, no date, before 2000, or after `today` (a fact cannot lie ahead). */
export function takeCard(card: CardSource, clientKey: string, read: ReadCell, today: DateOnly): PlannedCard {
  const { column } = card.date;
  const value = read(card.date);
  if (value === "") throw new Refusal("date-missing", { column });
  const occurredOn = importedDate(value);
  if (occurredOn === null) throw new Refusal("date-invalid", { column, value: value.slice(0, 40) });
  if (occurredOn < EARLIEST) throw new Refusal("date-too-early", { column, value: occurredOn });
  if (occurredOn > today) throw new Refusal("date-in-future", { column, value: occurredOn });
  return { kind: card.kind, occurredOn, externalKey: `${clientKey}/${card.id}`, reached: card.reached, author: takeMember(card.author, read) };
}

/** Days by which the start of work is dated before the first contact; null when the order is as it should be. */
export function startBeforeContact(cards: readonly Pick<PlannedCard, "kind" | "occurredOn">[]): { start: DateOnly; contact: DateOnly } | null {
  const first = (start: boolean) => cards.filter((card) => (card.kind === "START") === start).map((card) => card.occurredOn).sort()[0];
  const [start, contact] = [first(true), first(false)];
  return start !== undefined && contact !== undefined && start < contact ? { start, contact } : null;
}

/** A record read from JSON may hold any key: only its own count, never "constructor". */
const ownValue = <T>(names: Record<string, T> | undefined, value: string): T | undefined =>
  names && Object.hasOwn(names, value) ? names[value] : undefined;
