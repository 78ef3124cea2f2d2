import type { DateOnly } from "@/lib/core/dates";
import type { Role } from "@/lib/core/permissions";

export const NORM_KINDS = ["DIALS", "REACHED", "VISITS", "WINS", "NEW_CLIENTS"] as const;
/** DIALS, REACHED: calls a working day; VISITS, WINS: a week; NEW_CLIENTS: starts of work a month. */
export type NormKind = (typeof NORM_KINDS)[number];

export interface Norm {
  readonly kind: NormKind;
  /** Exactly one of role and memberId is set. */
  readonly role: Role | null;
  readonly memberId: string | null;
  readonly value: number;
  /** In force from this day on, until a later one of the same role or person and kind. */
  readonly validFrom: DateOnly;
}

interface Normed { readonly memberId: string; readonly roles: readonly Role[] }

/** The latest of these norms that is in force on the day; `null` when none is yet. */
const inForce = (norms: readonly Norm[], day: DateOnly): Norm | null =>
  norms.reduce<Norm | null>((best, norm) => (norm.validFrom <= day && (!best || norm.validFrom > best.validFrom) ? norm : best), null);

/**
 * What is expected of a person on a day, or `null` when nothing is. The person's own norm beats those of the roles;
 * of several roles the highest counts: who sells and prospects is not asked for less than a prospector.
 */
export function normFor(norms: readonly Norm[], person: Normed, day: DateOnly, kind: NormKind): number | null {
  const ofKind = norms.filter((norm) => norm.kind === kind);
  const own = inForce(ofKind.filter(({ memberId }) => memberId === person.memberId), day);
  if (own) return own.value;
  const ofRoles = person.roles.map((role) => inForce(ofKind.filter((norm) => norm.role === role), day)?.value ?? null);
  return ofRoles.reduce<number | null>((most, value) => (value !== null && (most === null || value > most) ? value : most), null);
}
