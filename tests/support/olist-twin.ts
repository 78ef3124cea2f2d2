import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays, daysBetween, type DateOnly } from "@/lib/core/dates";

/**
 * A twin of the two Olist files (8,000 leads, 842 starts of work): the same columns, sizes, marginal counts and oddities,
 * with random keys and dates. Nothing of the data itself is here; the same seed gives the same files.
 */
export const LEADS_FILE = "olist_marketing_qualified_leads_dataset.csv";
export const DEALS_FILE = "olist_closed_deals_dataset.csv";

/** Origin → leads of it, and how many of those became deals. "" is an empty field, which is not the origin "unknown". */
const ORIGINS: Readonly<Record<string, readonly [leads: number, deals: number]>> = {
  organic_search: [2296, 271], paid_search: [1586, 195], social: [1350, 75], unknown: [1099, 179], direct_traffic: [499, 56], email: [493, 15],
  referral: [284, 24], other: [150, 4], display: [118, 6], other_publicities: [65, 3], "": [60, 14],
};
const SEGMENTS: Readonly<Record<string, number>> = {
  home_decor: 105, health_beauty: 93, car_accessories: 77, household_utilities: 71, construction_tools_house_garden: 69, audio_video_electronics: 64,
  computers: 34, pet: 30, food_supplement: 28, food_drink: 26, sports_leisure: 25, bed_bath_table: 22, bags_backpacks: 22, toys: 20, fashion_accessories: 19,
  home_office_furniture: 14, stationery: 13, phone_mobile: 13, small_appliances: 12, handcrafted: 12, baby: 10, music_instruments: 9, books: 9, watches: 8,
  jewerly: 8, home_appliances: 7, party: 5, gifts: 5, other: 3, air_conditioning: 3, perfume: 2, games_consoles: 2, religious: 1, "": 1,
};
const LEAD_TYPES = { online_medium: 332, online_big: 126, industry: 123, offline: 104, online_small: 77, online_beginner: 57, online_top: 14, other: 3, "": 6 };
const PROFILES = { cat: 407, "": 177, eagle: 123, wolf: 95, shark: 24, "cat, wolf": 8, "eagle, wolf": 3, "eagle, cat": 3, "shark, cat": 1, "shark, wolf": 1 };
const COMPANY = { "": 779, True: 58, False: 5 };
const GTIN = { "": 778, True: 54, False: 10 };
const STOCK = { "": 776, "5-20": 22, "50-200": 15, "1-5": 10, "20-50": 8, "200+": 7, unknown: 4 };
const BUSINESS = { reseller: 587, manufacturer: 242, "": 10, other: 3 };
const CATALOGUE = { "": 773, "100.0": 69 };
const REVENUE = { "0.0": 797, "20000.0": 45 };
/** Leads of each month from June 2017 on. */
const LEADS_BY_MONTH = [4, 239, 386, 312, 416, 445, 200, 1141, 1028, 1174, 1352, 1303];
/** Deals of each person: 32 who prospect, 22 who sell, 13 who do both (the first of the one list, the last of the other). */
const PROSPECTED = [140, 81, 74, 66, 59, 55, 53, 51, 42, 42, 41, 34, 25, 25, 13, 8, 6, 3, 3, 3, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1];
const SOLD = [133, 82, 74, 64, 63, 59, 59, 53, 51, 36, 32, 27, 26, 24, 24, 10, 9, 7, 6, 1, 1, 1];
const BOTH = 13;
const SAME_DAY = 33;
const LANDING_PAGES = 495;
const FIRST_WON: DateOnly = "2017-12-05";
const LAST_WON: DateOnly = "2018-11-14";

type Random = () => number;

/** Mulberry32: small, seeded, the same everywhere. Numbers in [0, 1). */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const below = (random: Random, limit: number) => Math.floor(random() * limit);
const hexKey = (random: Random) => Array.from({ length: 32 }, () => below(random, 16).toString(16)).join("");
const spread = (counts: Readonly<Record<string, number>>): string[] => Object.entries(counts).flatMap(([value, count]) => Array.from({ length: count }, () => value));

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = below(random, i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}

interface Lead {
  key: string;
  contact: DateOnly;
  page: string;
  origin: string;
}

function leadsOf(random: Random): Lead[] {
  const pages = Array.from({ length: LANDING_PAGES }, () => hexKey(random));
  const origins = shuffled(spread(Object.fromEntries(Object.entries(ORIGINS).map(([origin, [leads]]) => [origin, leads]))), random);
  const dates = LEADS_BY_MONTH.flatMap((count, i) => {
    const first = `${i < 7 ? 2017 : 2018}-${String(((i + 5) % 12) + 1).padStart(2, "0")}-01`;
    return Array.from({ length: count }, () => addDays(first, below(random, 28)));
  });
  return shuffled(dates, random).map((contact, i) => ({ key: hexKey(random), contact, page: pages[below(random, LANDING_PAGES)] ?? "", origin: origins[i] ?? "" }));
}

/** The leads that became deals: so many of each origin, none so early that it could not be won in time. */
const wonLeads = (leads: readonly Lead[], random: Random): Lead[] =>
  shuffled(Object.entries(ORIGINS).flatMap(([origin, [, deals]]) => leads.filter((lead) => lead.origin === origin).slice(0, deals)), random);

/** One start lies before its contact, 33 on its day, the rest after it; the times of day are written, too. */
function wonDate(contact: DateOnly, index: number, random: Random): string {
  const last = daysBetween(contact, LAST_WON);
  const wait = Math.min(last, Math.max(1, daysBetween(contact, FIRST_WON), Math.floor(150 * random() ** 3)));
  const days = index === 0 ? -2 : index <= SAME_DAY ? 0 : wait;
  const two = (limit: number) => String(below(random, limit)).padStart(2, "0");
  return `${addDays(contact, days)} ${two(24)}:${two(60)}:${two(60)}`;
}

function peopleOf(random: Random): { prospected: string[]; sold: string[] } {
  const prospectors = PROSPECTED.map(() => hexKey(random));
  const sellers = SOLD.map((_, i) => (i >= SOLD.length - BOTH ? (prospectors[i - (SOLD.length - BOTH)] ?? "") : hexKey(random)));
  const each = (people: readonly string[], counts: readonly number[]) => shuffled(people.flatMap((key, i) => Array.from({ length: counts[i] ?? 0 }, () => key)), random);
  return { prospected: each(prospectors, PROSPECTED), sold: each(sellers, SOLD) };
}

const quoted = (value: string) => (value.includes(",") ? `"${value}"` : value);
const csv = (heading: string, rows: readonly string[][]) => [heading, ...rows.map((row) => row.map(quoted).join(",")), ""].join("\n");

/** Text of the two files. */
export function olistTwin(seed = 2018): { leads: string; deals: string } {
  const random = seeded(seed);
  const leads = leadsOf(random);
  // The earliest contacts come last: a start two days before a contact of December or later is still believable.
  const won = wonLeads(leads, random).sort((a, b) => (a.contact < b.contact ? 1 : -1));
  const { prospected, sold } = peopleOf(random);
  const columns = [SEGMENTS, LEAD_TYPES, PROFILES, COMPANY, GTIN, STOCK, BUSINESS, CATALOGUE, REVENUE].map((counts) => shuffled(spread(counts), random));
  const deals = won.map((lead, i) => [
    lead.key, hexKey(random), prospected[i] ?? "", sold[i] ?? "", wonDate(lead.contact, i, random), ...columns.map((values) => values[i] ?? ""),
  ]);
  return {
    leads: csv("mql_id,first_contact_date,landing_page_id,origin", leads.map(({ key, contact, page, origin }) => [key, contact, page, origin])),
    deals: csv(
      "mql_id,seller_id,sdr_id,sr_id,won_date,business_segment,lead_type,lead_behaviour_profile,has_company,has_gtin,average_stock,business_type,declared_product_catalog_size,declared_monthly_revenue",
      shuffled(deals, random),
    ),
  };
}

/** Writes the two files into a folder under the names of the real ones. Returns the path of the leads. */
export function writeOlistTwin(folder: string, seed?: number): string {
  const { leads, deals } = olistTwin(seed);
  writeFileSync(join(folder, LEADS_FILE), leads);
  writeFileSync(join(folder, DEALS_FILE), deals);
  return join(folder, LEADS_FILE);
}
