import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, monthOf } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { annulContact, correctContact, logContact, restoreContact } from "@/lib/contacts/commands";
import { LogContact } from "@/lib/contacts/schema";
import { planContact, restorePlans, withdrawPlan } from "@/lib/months/commands";
import { rebuildGrid } from "@/lib/months/rebuild";
import { aWorld, type World } from "../support/world";

const step = fc.record({
  what: fc.constantFrom("log", "log", "log", "correct", "annul", "restore", "plan", "withdraw", "bring back"),
  which: fc.nat(20),
  kind: fc.constantFrom("CALL", "CALL", "VISIT", "START", "END"),
  reach: fc.constantFrom("DECISION_MAKER", "DECISION_MAKER", "SOMEBODY", "NOBODY"),
  purpose: fc.constantFrom("FIRST_CONTACT", "NEGOTIATION"),
  daysBack: fc.nat(120),
  nextIn: fc.option(fc.nat(70), { freq: 6 }),
  nextKind: fc.constantFrom("CALL", "VISIT", "START"),
  ahead: fc.nat(3),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Story { readonly world: World; readonly head: Viewer; readonly clientId: string; readonly cards: Map<string, number>; readonly withdrawn: string[] }

function contentOf({ world, head }: Story, { kind, reach, purpose, daysBack, nextIn, nextKind }: Step) {
  const occurredOn = addDays(head.today, -daysBack);
  const { key: _key, clientId: _client, ...content } = LogContact.parse({
    key: newId(), clientId: newId(), kind, reach, purpose, occurredOn, time: null, durationMinutes: null, personId: null, substance: "", proposals: "", outcomeId: null,
    next: nextIn === null || kind === "END" ? null : { on: addDays(occurredOn, nextIn), kind: nextKind },
    stop: nextIn === null || kind === "END" ? { reasonId: world.finalOutcomeId, note: "" } : null,
  });
  return content;
}

/** One step of the story through the commands; what the rules refuse is no step. */
async function take(story: Story, wish: Step): Promise<void> {
  const { head, clientId, cards, withdrawn } = story;
  const ids = [...cards.keys()];
  const cardId = ids[wish.which % Math.max(1, ids.length)] ?? newId();
  const ref = { cardId, version: cards.get(cardId) ?? 1 };
  const month = monthOf(head.today) + wish.ahead;
  const kind = wish.nextKind;
  const doing = {
    log: async () => cards.set((await logContact(head, { key: newId(), clientId, ...contentOf(story, wish) })).id, 1),
    correct: async () => cards.set(cardId, (await correctContact(head, { ...ref, ...contentOf(story, wish) })).version),
    annul: async () => cards.set(cardId, (await annulContact(head, ref)).version),
    restore: async () => cards.set(cardId, (await restoreContact(head, ref)).version),
    plan: () => planContact(head, { key: newId(), clientId, month, kind, reason: "тендер" }),
    withdraw: async () => withdrawn.push(...(await withdrawPlan(head, { clientId, month, kind })).planIds),
    "bring back": () => restorePlans(head, { clientId, planIds: withdrawn.slice(-1) }),
  };
  await Promise.resolve(doing[wish.what as keyof typeof doing]()).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

const RECOUNT = `
  WITH facts AS (
    SELECT (extract(year FROM occurred_on) * 12 + extract(month FROM occurred_on) - 24001)::int AS month,
      CASE kind WHEN 'CALL' THEN 1 WHEN 'VISIT' THEN 2 ELSE 4 END AS bit
    FROM contact_card WHERE client_id = $1 AND state = 'ACTIVE' AND kind <> 'END' AND (kind <> 'CALL' OR reach = 'DECISION_MAKER')),
  bits AS (
    SELECT month, bit FROM facts
    UNION ALL SELECT month, CASE kind WHEN 'CALL' THEN 8 WHEN 'VISIT' THEN 16 ELSE 32 END FROM planned_contact WHERE client_id = $1 AND status = 'LIVE')
  SELECT month, bit_or(bit)::int AS byte FROM bits GROUP BY month ORDER BY month`;

/** What the grid keeps of a client, and the same counted in SQL from cards and plans. */
async function bothCounts({ head, clientId }: Story) {
  const [kept] = await head.rows<{ packed: Buffer; last: string | null; open: number | null }>(
    "SELECT packed, last_contact_on AS last, earliest_open_plan AS open FROM client_grid WHERE client_id = $1", [clientId]);
  const counted = await head.rows<{ month: number; byte: number }>(RECOUNT, [clientId]);
  const [newest] = await head.rows<{ last: string | null }>(
    "SELECT max(occurred_on) AS last FROM contact_card WHERE client_id = $1 AND state = 'ACTIVE' AND kind <> 'END' AND (kind <> 'CALL' OR reach = 'DECISION_MAKER')", [clientId]);
  const open = counted.find(({ byte }) => ((byte >> 3) & ~byte & 7) !== 0)?.month ?? null;
  return {
    kept: { months: [...(kept?.packed ?? [])].flatMap((byte, month) => (byte ? [{ month, byte }] : [])), last: kept?.last ?? null, open: kept?.open ?? null },
    counted: { months: counted, last: newest?.last ?? null, open },
  };
}

test("whatever is logged, corrected, taken back and planned, the grid is what a recount in SQL says", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
    const world = await aWorld();
    const story: Story = { world, head: world.admin, clientId: await world.client({ ownerId: world.admin.memberId }), cards: new Map(), withdrawn: [] };
    for (const wish of steps) {
      await take(story, wish);
      const { kept, counted } = await bothCounts(story);
      expect(kept).toEqual(counted);
    }
    expect((await rebuildGrid(world.admin)).drifted).toEqual([]);
  }), { numRuns: 25, endOnFailure: true });
}, 120_000);
