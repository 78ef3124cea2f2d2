import { expect, test, vi } from "vitest";

const lines = vi.hoisted(() => [] as string[]);
vi.mock("@/lib/core/env", () => ({ env: () => ({ LOG_LEVEL: "error" }) }));
vi.mock("pino", async (original) => {
  const { default: pino } = await original<typeof import("pino")>();
  return { default: (options: object) => pino(options, { write: (line: string) => void lines.push(line) }) };
});

const { log, traceOf } = await import("@/lib/core/log");

class DatabaseError extends Error {
  override name = "DatabaseError";
  code = "23505";
  detail = "Failing row contains (Петрова Ольга, +79161234567).";
}

test("a line tells what broke and where, and nothing that anybody typed", () => {
  const thrown = new DatabaseError("duplicate key\n  value Петрова Ольга\n  { phone: '+79161234567' }");
  log.error(traceOf(thrown), "unexpected");
  const [line = ""] = lines.splice(0);
  expect(JSON.parse(line)).toMatchObject({ level: 50, name: "five-wins", error: "DatabaseError", code: "23505", msg: "unexpected" });
  expect((JSON.parse(line) as { at: string[] }).at[0]).toMatch(/^at .*log\.test\.ts/);
  expect(line).not.toMatch(/Петрова|7916/);
});

test("what a caller adds beyond the named fields does not pass", () => {
  const more = { error: "Error", email: "olga@example.ru", password: "secret" };
  log.error(more, "sign-in failed");
  expect(lines.splice(0).join()).not.toMatch(/olga|secret/);
});

test("anything can be thrown", () => {
  for (const thrown of [null, undefined, "text", { code: 7 }]) expect(() => log.error(traceOf(thrown), "unexpected")).not.toThrow();
});
