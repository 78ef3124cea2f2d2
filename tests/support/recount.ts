import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEALS_FILE, LEADS_FILE } from "./olist-twin";

/**
 * A recount of the two Olist files made straight from their text, by its own simple means: nothing here comes from lib,
 * so that what the product counts is not judged by itself.
 */
export interface Recount {
  readonly leads: number;
  readonly deals: number;
  /** Lead → "2018-03" → marks of that month: 1 a contact, 4 a start. */
  readonly months: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Origin as it stands in the file, "" where it is empty → leads. */
  readonly origins: ReadonlyMap<string, number>;
  /** Segment ("" for none) → what its digest over all months must say. */
  readonly segments: ReadonlyMap<string, { leads: number; starts: number; bySeller: ReadonlyMap<string, { leads: number; starts: number }> }>;
  /** Starts dated before their first contact. */
  readonly startsBeforeContact: number;
  /** Keys of everybody who contacted or sold. */
  readonly people: ReadonlySet<string>;
}

/** Fields of one line; quotes may hold commas. */
function fields(line: string): string[] {
  const found: string[] = [];
  let quoted = false;
  let field = "";
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === "," && !quoted) {
      found.push(field);
      field = "";
    } else field += sign;
  }
  return [...found, field];
}

function rows(folder: string, file: string): Record<string, string>[] {
  const [heading = "", ...lines] = readFileSync(join(folder, file), "utf8").replace(/^\ufeff/, "").split(/\r?\n/);
  const names = fields(heading);
  return lines.filter((line) => line !== "").map((line) => Object.fromEntries(fields(line).map((value, at) => [names[at] ?? "", value.trim()])));
}

export function recountOlist(folder: string): Recount {
  const leads = rows(folder, LEADS_FILE);
  const deals = rows(folder, DEALS_FILE);
  const dealOf = new Map(deals.map((deal) => [deal["mql_id"] ?? "", deal]));
  const months = new Map<string, Map<string, number>>();
  const mark = (key: string, day: string, bit: number) => {
    const own = months.get(key) ?? new Map<string, number>();
    months.set(key, own.set(day.slice(0, 7), (own.get(day.slice(0, 7)) ?? 0) | bit));
  };
  let startsBeforeContact = 0;
  for (const lead of leads) {
    const [key = "", contact = "", won = ""] = [lead["mql_id"], lead["first_contact_date"], dealOf.get(lead["mql_id"] ?? "")?.["won_date"]];
    mark(key, contact, 1);
    if (won !== "") mark(key, won, 4);
    if (won !== "" && won.slice(0, 10) < contact.slice(0, 10)) startsBeforeContact++;
  }
  return {
    leads: leads.length, deals: deals.length, months, startsBeforeContact,
    origins: counted(leads.map((lead) => lead["origin"] ?? "")),
    segments: segmentsOf(leads, dealOf),
    people: new Set(deals.flatMap((deal) => [deal["sdr_id"] ?? "", deal["sr_id"] ?? ""]).filter((key) => key !== "")),
  };
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function segmentsOf(leads: readonly Record<string, string>[], dealOf: ReadonlyMap<string, Record<string, string>>): Recount["segments"] {
  const segments = new Map<string, { leads: number; starts: number; bySeller: Map<string, { leads: number; starts: number }> }>();
  for (const lead of leads) {
    const deal = dealOf.get(lead["mql_id"] ?? "");
    const segment = segments.get(deal?.["business_segment"] ?? "") ?? { leads: 0, starts: 0, bySeller: new Map() };
    const seller = segment.bySeller.get(deal?.["sr_id"] ?? "") ?? { leads: 0, starts: 0 };
    const starts = deal ? 1 : 0;
    segment.bySeller.set(deal?.["sr_id"] ?? "", { leads: seller.leads + 1, starts: seller.starts + starts });
    segments.set(deal?.["business_segment"] ?? "", { ...segment, leads: segment.leads + 1, starts: segment.starts + starts });
  }
  return segments;
}
