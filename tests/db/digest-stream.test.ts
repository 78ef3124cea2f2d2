import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { firstDay, monthOf } from "@/lib/core/dates";
import { digestFile } from "@/lib/digests/file";
import { heldReading } from "@/lib/digests/held-reading";
import words from "@/messages/ru/digests.json";
import { asSuperuser } from "../support/people";
import { aWorld, type World } from "../support/world";

const CARDS = 100_000;
const MEGABYTE = 1024 * 1024;
/** What is held between two fetches may breathe; the 60 MB of text that pass through may not stay. */
const BREATH = 24 * MEGABYTE;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function heldBytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Cards of this month on 200 clients, written past the commands: only their number matters. */
async function aWorldOf(cards: number, clients = 200): Promise<World> {
  const world = await aWorld();
  const ids: string[] = [];
  for (let n = 0; n < clients; n++) ids.push(await world.client({ name: `Клиент ${n}` }));
  await world.admin.write((db) => db.$executeRaw`
    INSERT INTO contact_card (tenant_id, id, client_id, kind, reach, occurred_on, origin, substance, proposals, author_id)
    SELECT ${world.tenantId}::uuid, gen_random_uuid(), (${ids}::uuid[])[1 + n % ${clients}::int], 'CALL', 'DECISION_MAKER', ${firstDay(monthOf(world.admin.today))}::date, 'IMPORTED',
      n || ' ' || repeat('Открывают вторую столовую на 180 мест. ', 10), 'Отправить расчёт и смету до конца недели ' || n, ${world.admin.memberId}::uuid
    FROM generate_series(1, ${cards}::int) n`, 120);
  return world;
}

const bodyFor = async ({ admin, channelId }: World) => {
  const month = monthOf(admin.today);
  return (await digestFile(admin, { channelId, period: { from: month, to: month } }, words.workbook)).body;
};

test("100,000 cards stream with flat memory", async () => {
  const body = await bodyFor(await aWorldOf(CARDS));
  const before = heldBytes();
  const held: number[] = [];
  let bytes = 0;
  let next = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes < next) continue;
    next = bytes + MEGABYTE / 2;
    held.push(heldBytes());
  }
  expect(held.length).toBeGreaterThan(8);
  expect(Math.max(...held) - before).toBeLessThan(BREATH);
}, 120_000);

test("a reader who goes away gives the connection back, so that any number of them may", async () => {
  const world = await aWorldOf(5_000, 5);
  for (let n = 0; n < 12; n++) {
    const reader = (await bodyFor(world)).getReader();
    for (let chunk = 0; chunk < 6; chunk++) await reader.read();
    await reader.cancel();
  }
  const open = await Promise.all([heldReading(world.admin), heldReading(world.admin), heldReading(world.admin)]);
  for (const { end } of open) await end();
});

test("readers on slow lines leave room for the screens: three read, the others wait for their turn", async () => {
  const world = await aWorldOf(5_000, 5);
  const readers = await Promise.all(Array.from({ length: 9 }, async () => (await bodyFor(world)).getReader()));
  const first = readers.map((reader) => reader.read());
  await Promise.all(first.slice(0, 3));
  expect(await world.admin.rows("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  for (const reader of readers) await reader.cancel();
  await Promise.all(first);
});

test("a connection that the server ends between two fetches fails that reading and nothing else", async () => {
  const { admin } = await aWorld();
  for (let n = 0; n < 4; n++) {
    const { client, end } = await heldReading(admin);
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const gone = new Promise((resolve) => client.once("end", resolve));
    await asSuperuser("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    await gone;
    await expect(client.query("FETCH 500 FROM cards")).rejects.toThrow();
    await end();
  }
  expect(await admin.rows("SELECT 1 AS one")).toEqual([{ one: 1 }]);
});
