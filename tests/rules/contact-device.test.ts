import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { draftsOf, dropDraft, newKey, readDraft, writeDraft, type Draft } from "@/components/contacts/drafts";
import { clientOfPath, readTarget, writeTarget } from "@/components/contacts/log-address";
import { enqueue, sendWaiting, waitingIn, type Waiting } from "@/components/contacts/outbox";
import { emptyForm } from "@/lib/contacts/form";
import { readCardAddress, cardQuery, firstPage, morePages, SLICES } from "@/lib/contacts/address";

const server = vi.hoisted(() => ({ logContact: vi.fn() }));
vi.mock("@/lib/contacts/actions", () => server);

const uuids = fc.uuid({ version: 7 });
const form = emptyForm({ kind: "CALL", stage: "FOUND", today: "2026-11-23", time: "12:41" });
const draft = (clientId: string, more: Partial<Draft> = {}): Draft =>
  ({ key: newKey(), form, seconds: 9, clientId, client: "ООО «Ромашка»", on: "2026-11-23", at: "12:41", cardId: null, version: 0, ...more });

describe("addresses", () => {
  test("what the panel is asked to write comes back out of its address", () => {
    const targets = fc.record({
      clientId: fc.option(uuids), kind: fc.constantFrom("CALL" as const, "VISIT" as const, "START" as const, "END" as const),
      on: fc.option(fc.constantFrom("2026-11-20", "2025-01-01")), cardId: fc.option(uuids),
    });
    fc.assert(fc.property(targets, (target) => { expect(readTarget(writeTarget(target))).toEqual(target); }));
    expect(readTarget("somebody")).toBeNull();
  });

  test("a client's page knows its client, a page beside it does not", () => {
    fc.assert(fc.property(uuids, (id) => { expect(clientOfPath(`/clients/${id}/edit`)).toBe(id); }));
    expect([clientOfPath("/clients"), clientOfPath("/clients/new"), clientOfPath("/grid")]).toEqual([null, null, null]);
  });

  test("the slice of cards comes back out of its address, and nonsense means all", () => {
    fc.assert(fc.property(fc.constantFrom(...SLICES), fc.boolean(), fc.integer({ min: 30, max: 600 }), (slice, attempts, take) => {
      const address = { slice, attempts, take };
      expect(readCardAddress(Object.fromEntries(new URLSearchParams(cardQuery(address))))).toEqual(address);
    }));
    expect(readCardAddress({ cards: "x", attempts: "yes", shown: "1e9" })).toEqual({ slice: "ALL", attempts: false, take: 600 });
    const more = morePages(readCardAddress({}));
    expect([more.take, firstPage(more, { slice: "VISIT" })]).toEqual([60, { slice: "VISIT", attempts: false, take: 30 }]);
  });
});

describe("drafts", () => {
  test("a draft is there again until it is dropped, and no other member sees it", () => {
    writeDraft("me", draft("a"));
    expect(readDraft("me", "a")?.client).toBe("ООО «Ромашка»");
    expect(readDraft("other", "a")).toBeNull();
    dropDraft("me", "a");
    expect(readDraft("me", "a")).toBeNull();
  });

  test("new cards are listed, the newest first; a correction is kept beside them under its card", () => {
    writeDraft("lister", draft("a", { at: "09:00" }));
    writeDraft("lister", draft("b", { at: "12:00" }));
    writeDraft("lister", draft("b", { cardId: "card", at: "13:00" }));
    expect(draftsOf("lister").map((one) => one.clientId)).toEqual(["b", "a"]);
    expect(readDraft("lister", "card")?.cardId).toBe("card");
  });

  test("keys are uuids, each its own", () => {
    const keys = Array.from({ length: 200 }, newKey);
    expect(new Set(keys).size).toBe(200);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("the outbox", () => {
  const card = (key: string): Waiting => ({ key, clientId: "a", client: "Ромашка", at: "12:41", content: { occurredOn: "2026-11-23", kind: "CALL", reach: "NOBODY" } as Waiting["content"] });
  const arrived = { ok: true, data: {} };
  const refusal = (code: string) => ({ ok: false, refusal: { code } });
  let member = 0;
  let me = "";
  beforeEach(() => {
    me = `member-${++member}`;
    server.logContact.mockReset().mockResolvedValue(arrived);
    vi.stubGlobal("dispatchEvent", vi.fn());
  });
  const keys = () => waitingIn(me).map(({ key }) => key);

  test("sends the cards in their order with the keys they were born with", async () => {
    for (const key of ["1", "2"]) enqueue(me, card(key));
    expect((await sendWaiting(me)).map(({ key }) => key)).toEqual(["1", "2"]);
    expect(server.logContact.mock.calls.map(([sent]) => sent.key)).toEqual(["1", "2"]);
    expect(keys()).toEqual([]);
  });

  test("two wishes to send at once send once", async () => {
    enqueue(me, card("1"));
    await Promise.all([sendWaiting(me), sendWaiting(me)]);
    expect(server.logContact).toHaveBeenCalledTimes(1);
  });

  test.each([["no connection", () => Promise.reject(new TypeError("fetch"))], ["signed out", async () => refusal("signed-out")]])("%s: everything waits", async (_why, answer) => {
    for (const key of ["1", "2"]) enqueue(me, card(key));
    server.logContact.mockImplementation(answer);
    expect(await sendWaiting(me)).toEqual([]);
    expect([keys(), server.logContact.mock.calls.length]).toEqual([["1", "2"], 1]);
  });

  test("a refused card waits for its author and holds up nobody", async () => {
    for (const key of ["1", "2"]) enqueue(me, card(key));
    server.logContact.mockResolvedValueOnce(refusal("card-too-late"));
    await sendWaiting(me);
    expect(waitingIn(me)).toMatchObject([{ key: "1", refused: { code: "card-too-late" } }]);
    await sendWaiting(me);
    expect(server.logContact).toHaveBeenCalledTimes(2);
  });

  test("the same card put in twice waits once", () => {
    enqueue(me, card("1"));
    enqueue(me, card("1"));
    expect(keys()).toEqual(["1"]);
  });
});
