import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";

const said = vi.hoisted(() => ({ lines: [] as unknown[] }));
vi.mock("@/lib/core/session", () => ({ currentViewer: async () => ({ roles: ["ADMIN"] }) }));
vi.mock("@/lib/core/env", () => ({ env: () => ({ NEXTAUTH_URL: "http://127.0.0.1:3000" }) }));
vi.mock("@/lib/core/log", () => ({ log: { error: (...line: unknown[]) => said.lines.push(line) }, traceOf: () => ({}) }));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "sec-fetch-site": "same-origin" }) }));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

const { action } = await import("@/lib/core/action");
const run = vi.fn(async () => "done");
const input = z.strictObject({ name: z.string().trim().min(1), stop: z.strictObject({ note: z.string() }).nullable().default(null) });
const save = action({ input, may: "settings.write", run });

beforeEach(() => {
  run.mockClear();
  said.lines.length = 0;
});

test("a text that the database cannot hold is refused at its field, before anything is done, and is no fault to log", async () => {
  expect(await save({ name: "ООО\0" })).toEqual({ ok: false, refusal: { code: "invalid", fields: { name: { code: "unreadable-sign" } } } });
  expect(await save({ name: "ООО", stop: { note: "\ud800" } })).toMatchObject({ refusal: { fields: { "stop.note": { code: "unreadable-sign" } } } });
  expect([run.mock.calls, said.lines]).toEqual([[], []]);
  expect(await save({ name: "ООО 😀 \u202e" })).toEqual({ ok: true, data: "done" });
});

test("an input that refers to itself, or carries another prototype, is refused as any other", async () => {
  const ring: Record<string, unknown> = { name: "x" };
  ring.stop = ring;
  const strange = JSON.parse('{"name":"x","__proto__":{"roles":["ADMIN"]}}') as { name: string };
  for (const raw of [ring as { name: string }, strange]) expect(await save(raw)).toMatchObject({ refusal: { code: "invalid" } });
  expect(said.lines).toEqual([]);
});

test("what breaks is logged and told in one plain word", async () => {
  run.mockRejectedValueOnce(new Error("Raw query failed: (Петрова)"));
  expect(await save({ name: "x" })).toEqual({ ok: false, refusal: { code: "unexpected" } });
  expect(said.lines).toHaveLength(1);
});
