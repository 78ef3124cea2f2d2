import { expect, test } from "vitest";
import { smallBody } from "@/lib/core/small-body";

const posted = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

/** A body without a length and without an end; counts what was asked of it. */
function endless(): { body: ReadableStream<Uint8Array>; asked: () => number } {
  let count = 0;
  const body = new ReadableStream<Uint8Array>({ pull: (controller) => { count++; controller.enqueue(new Uint8Array(1_000)); } });
  return { body, asked: () => count };
}

test("a small body comes whole, in any alphabet; none is an empty one", async () => {
  expect(await smallBody(posted("email=ольга@пример.рф"), 100)).toBe("email=ольга@пример.рф");
  expect(await smallBody(posted(null), 100)).toBe("");
  expect(await smallBody(posted("x".repeat(100)), 100)).toHaveLength(100);
});

test("a long one is none, whether it tells its length or not", async () => {
  expect(await smallBody(posted("x".repeat(101)), 100)).toBeNull();
  expect(await smallBody(posted("x", { "content-length": "200000000" }), 100)).toBeNull();
  const { body, asked } = endless();
  expect(await smallBody(posted(body), 10_000)).toBeNull();
  expect(asked()).toBeLessThan(20);
});
