/** Which of a client's cards are shown; the address is the state, so both ways between them live here. */
export const SLICES = ["ALL", "CALL", "VISIT", "CONTRACT", "SILENT"] as const;
/** Marks of the grid; SILENT: written by a person, without substance. */
export type CardSlice = (typeof SLICES)[number];

export interface CardAddress {
  readonly slice: CardSlice;
  /** Also the calls that reached nobody who decides. */
  readonly attempts: boolean;
  readonly take: number;
}

const PAGE = 30;
const MOST = 600;

type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads `cards`, `attempts` and `shown` of an address; what is unknown is left out, never refused. */
export function readCardAddress(given: Given): CardAddress {
  const shown = Number(given.shown);
  return {
    slice: SLICES.find((one) => one.toLowerCase() === given.cards) ?? "ALL",
    attempts: given.attempts === "1",
    take: Number.isInteger(shown) ? Math.min(MOST, Math.max(PAGE, shown)) : PAGE,
  };
}

/** The query part of an address with these cards, "?cards=visit"; "?" alone where nothing is said. */
export function cardQuery({ slice, attempts, take }: CardAddress): string {
  const query = new URLSearchParams();
  if (slice !== "ALL") query.set("cards", slice.toLowerCase());
  if (attempts) query.set("attempts", "1");
  if (take > PAGE) query.set("shown", String(take));
  return `?${query}`;
}

/** Another slice begins at its first page. */
export const firstPage = (address: CardAddress, change: Partial<CardAddress>): CardAddress => ({ ...address, take: PAGE, ...change });
export const morePages = (address: CardAddress): CardAddress => ({ ...address, take: Math.min(MOST, address.take + PAGE) });
