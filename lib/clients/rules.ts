import { daysBetween } from "@/lib/core/dates";
import { instantToZoned } from "@/lib/core/zones";
import { can, type Role } from "@/lib/core/permissions";
import type { Stage, Tier } from "./views";

export const TIERS: readonly Tier[] = ["VIP", "MEDIUM", "SMALL"];
export const STAGES: readonly Stage[] = ["FOUND", "REACHED", "MET", "NEGOTIATING", "WORKING", "LOST", "LEFT"];
/** The way of a client (domain rule 6); LOST and LEFT end it. */
export const TRAIL: readonly Stage[] = ["FOUND", "REACHED", "MET", "NEGOTIATING", "WORKING"];

type Who = { readonly roles: readonly Role[]; readonly memberId: string };

/**
 * Who owns a client that `who` enters: a seller for themself; whoever assigns may name another or nobody (`null`).
 * `undefined`: nobody was named. Returns `false` where the wish is not theirs to have.
 */
export function ownerAtEntry(who: Who, wanted: string | null | undefined): string | null | false {
  if (wanted === undefined || wanted === who.memberId) return who.memberId;
  return can(who, "clients.assign") ? wanted : false;
}

/** VIP is the window of KAMs and of the top (domain rule 9); everybody else enters medium and small clients. */
export const mayEnterTier = (who: Who, tier: Tier): boolean => tier !== "VIP" || can(who, "clients.vip");

/** Whether a member may own clients: whoever may change a client of their own. */
export const mayOwn = (roles: readonly Role[]): boolean => can({ roles }, "clients.edit");

/** Whether a member may own a client of this tier: a VIP belongs to KAMs and to the top (domain rule 9). */
export const mayOwnTier = (roles: readonly Role[], tier: Tier): boolean => mayOwn(roles) && (tier !== "VIP" || can({ roles }, "clients.vip"));

/** Names of the fields of `one` whose values differ in `other`, in the order of `one`. */
export const changedFields = <T extends object>(one: T, other: T): (keyof T & string)[] =>
  (Object.keys(one) as (keyof T & string)[]).filter((field) => one[field] !== other[field]);

export type Side = "mine" | "theirs";

/**
 * Two people changed one thing: the fields where their values differ, each with the side that is the likelier wish.
 * `base` is what both began with: who left a field alone does not insist on it.
 */
export function disputed<T extends Readonly<Record<string, string>>>(base: T, mine: T, theirs: T): { field: keyof T & string; likely: Side }[] {
  return changedFields(mine, theirs).map((field) => ({ field, likely: mine[field] === base[field] ? "theirs" : "mine" }));
}

const OPENS = "09:00";
const CLOSES = "18:00";

/** Whether people are at their desks: `time` "HH:mm" of the client's clock on ISO weekday `day` (1 = Monday). */
export const officeHours = (day: number, time: string): boolean => day <= 5 && time >= OPENS && time < CLOSES;

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Hours by which the clock of `there` is ahead of that of `here` at an instant; half hours are possible. */
export function hoursAhead(there: string, here: string, instant: Date): number {
  const [a, b] = [instantToZoned(there, instant), instantToZoned(here, instant)];
  return daysBetween(b.date, a.date) * 24 + (minutes(a.time) - minutes(b.time)) / 60;
}
