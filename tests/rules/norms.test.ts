import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "@/lib/core/dates";
import { ROLES, type Role } from "@/lib/core/permissions";
import { normFor, NORM_KINDS, type Norm } from "@/lib/calendar/norms";

const ofRole = (role: Role, value: number, validFrom = "2026-01-01"): Norm => ({ kind: "DIALS", role, memberId: null, value, validFrom });
const ofPerson = (memberId: string, value: number, validFrom = "2026-01-01"): Norm => ({ kind: "DIALS", role: null, memberId, value, validFrom });
const ivan = { memberId: "ivan", roles: ["PROSPECTOR"] as const };

test("a norm holds from its day until the next one of the same role", () => {
  const norms = [ofRole("PROSPECTOR", 60, "2026-06-01"), ofRole("PROSPECTOR", 40)];
  expect(normFor(norms, ivan, "2025-12-31", "DIALS")).toBeNull();
  expect(normFor(norms, ivan, "2026-05-31", "DIALS")).toBe(40);
  expect(normFor(norms, ivan, "2026-06-01", "DIALS")).toBe(60);
});

test("the person's own norm beats the role's, also when it is lower or older", () => {
  const norms = [ofRole("PROSPECTOR", 60, "2026-06-01"), ofPerson("ivan", 0), ofPerson("other", 90)];
  expect(normFor(norms, ivan, "2026-07-01", "DIALS")).toBe(0);
  expect(normFor(norms, { memberId: "anna", roles: ["PROSPECTOR"] }, "2026-07-01", "DIALS")).toBe(60);
});

test("of several roles the highest norm counts, and other kinds do not", () => {
  const norms = [ofRole("PROSPECTOR", 60), ofRole("SALES", 20), { ...ofRole("HEAD", 99), kind: "VISITS" } as const];
  expect(normFor(norms, { memberId: "ivan", roles: ["SALES", "PROSPECTOR", "HEAD"] }, "2026-07-01", "DIALS")).toBe(60);
});

const anyNorm = fc.record({
  kind: fc.constantFrom(...NORM_KINDS),
  target: fc.oneof(fc.constantFrom(...ROLES).map((role) => ({ role, memberId: null })), fc.constantFrom("ivan", "anna").map((memberId) => ({ role: null, memberId }))),
  value: fc.nat(100),
  validFrom: fc.nat(60).map((days) => addDays("2026-01-01", days)),
}).map(({ target, ...rest }): Norm => ({ ...target, ...rest }));

// One value a day for each role or person and kind, as the table holds them.
const history = fc.uniqueArray(anyNorm, { selector: ({ kind, role, memberId, validFrom }) => `${kind}|${role}|${memberId}|${validFrom}` });

test("property: the answer is always a norm in force, never another person's, and does not depend on the order", () => {
  fc.assert(fc.property(history, fc.subarray([...ROLES]), fc.nat(70), fc.constantFrom(...NORM_KINDS), (norms, roles, days, kind) => {
    const [person, day] = [{ memberId: "ivan", roles }, addDays("2025-12-28", days)];
    const answer = normFor(norms, person, day, kind);
    expect(normFor(norms.toReversed(), person, day, kind)).toBe(answer);
    const may = norms.filter((norm) => norm.kind === kind && norm.validFrom <= day && (norm.memberId === "ivan" || (norm.role !== null && roles.includes(norm.role))));
    if (answer === null) expect(may).toEqual([]);
    else expect(may.map(({ value }) => value)).toContain(answer);
    const own = may.filter(({ memberId }) => memberId === "ivan").toSorted((a, b) => a.validFrom.localeCompare(b.validFrom)).at(-1);
    if (own) expect(answer).toBe(own.value);
  }));
});
