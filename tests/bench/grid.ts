import { brotliCompressSync, constants } from "node:zlib";
import { inTenant, readTenant } from "@/lib/core/db";
import { decodeGrid } from "@/lib/grid/codec";
import { encodeGrid } from "@/lib/grid/encode";
import { gridWindowOf } from "@/lib/grid/queries";
import { clientPage } from "@/lib/clients/list-queries";
import { FACT, MARKS, PLAN } from "@/lib/months/rules";
import { readList } from "@/lib/clients/list";
import { atMost, compare, exponent, typical, type Figure } from "./measure";
import type { BenchWorld } from "./world";

const AGGREGATE = `
  SELECT c.id, c.name, array_agg(DISTINCT (date_part('year', k.occurred_on)::int - 2000) * 12 + date_part('month', k.occurred_on)::int - 1)
    FILTER (WHERE k.kind <> 'CALL' OR k.reach = 'DECISION_MAKER')
  FROM (SELECT * FROM client WHERE archived_at IS NULL ORDER BY id LIMIT $1) c LEFT JOIN contact_card k
    ON k.tenant_id = c.tenant_id AND k.client_id = c.id AND k.state = 'ACTIVE' AND k.occurred_on > CURRENT_DATE - 1100
  GROUP BY c.id, c.name`;

/** P1: the grid's rows against one ready blob of the same answer, fetched in the same kind of transaction. */
export async function gridQuery({ admin }: BenchWorld, superuser: (sql: string, values?: unknown[]) => Promise<unknown>): Promise<Figure[]> {
  const figures: Figure[] = [];
  await superuser("CREATE SCHEMA IF NOT EXISTS bench; GRANT USAGE ON SCHEMA bench TO app_user; CREATE TABLE IF NOT EXISTS bench.blob (id int PRIMARY KEY, bytes bytea); GRANT SELECT ON bench.blob TO app_user");
  for (const [limit, most] of [[100, 2], [10_000, 3.5]] as const) {
    await superuser("INSERT INTO bench.blob VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET bytes = EXCLUDED.bytes", [limit, Buffer.from(encodeGrid(await gridWindowOf(admin, null, limit)))]);
    const times = limit === 100 ? 10 : 1;
    const ready = () => readTenant(admin.tenantId, (client) => client.query("SELECT bytes FROM bench.blob WHERE id = $1", [limit]));
    figures.push(atMost("P1", `grid query, ${limit} rows, against one ready blob row`, await compare(() => gridWindowOf(admin, null, limit), ready, { times }), most));
  }
  const aggregate = () => admin.rows(AGGREGATE, [10_000]);
  const { ratio, low, high } = await compare(aggregate, () => gridWindowOf(admin, null, 10_000), { rounds: 5 });
  figures.push({ id: "P1", work: "aggregating the cards, against the packed rows (10,000)", reach: "≥ 7 ×", value: ratio, unit: "×", reached: ratio >= 7, spread: [low, high] });
  return figures;
}

const LISTS = [["name", "sort=name"], ["last contact", "sort=last&dir=desc"], ["channel", "sort=channel"], ["owner", "sort=owner"], ["region", "sort=region"], ["a tier's, by name", "tier=VIP&sort=name"]] as const;

/** P2: the first page of the list and of the grid does not grow with the organisation. */
export async function growth(small: BenchWorld, large: BenchWorld): Promise<Figure[]> {
  const sizes = [small.clientIds.length, large.clientIds.length] as const;
  const slope = async (work: (world: BenchWorld) => Promise<unknown>) =>
    exponent([sizes[0], await typical(() => work(small))], [sizes[1], await typical(() => work(large))]);
  const figures: Figure[] = [];
  const add = (what: string, value: number) => figures.push({
    id: "P2", work: `${what}, ${sizes[0]} → ${sizes[1]} clients`, reach: "exponent ≤ 0.10", value, unit: "", reached: value <= 0.1 });
  add("first 100 rows of the grid", await slope(({ admin }) => gridWindowOf(admin, null, 100)));
  add("100 rows in the grid's middle", await slope(({ admin, clientIds }) => gridWindowOf(admin, clientIds[clientIds.length >> 1]!, 100)));
  for (const [what, query] of LISTS) {
    const list = readList(Object.fromEntries(new URLSearchParams(query)));
    add(`first page of clients by ${what}`, await slope(({ admin }) => clientPage(admin, list)));
  }
  return figures;
}

/** A month as an ordinary API would send it: its marks with their states. */
const marksOf = (byte: number) => MARKS.flatMap((mark) => [...(byte & FACT[mark] ? [{ mark, state: "fact" }] : []), ...(byte & PLAN[mark] ? [{ mark, state: "plan" }] : [])]);

/** P3: bytes on the wire, and reading them against JSON of the same content. */
export async function wire({ admin }: BenchWorld): Promise<Figure[]> {
  const window = await gridWindowOf(admin);
  const bytes = encodeGrid(window);
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  const perClient = packed.length / window.rows.length;
  const json = JSON.stringify({ ...window, rows: window.rows.map((row) => ({ ...row, packed: [...row.packed].map(marksOf) })) });
  const { ratio, low, high } = await compare(() => decodeGrid(bytes), () => JSON.parse(json) as unknown, { rounds: 9, times: 3 });
  return [
    { id: "P3", work: `${window.rows.length} clients on the wire, names and uuid v7 included`, reach: "≤ 42 B a client", value: perClient, unit: "B", reached: perClient <= 42 },
    { id: "P3", work: "decoding them, against JSON.parse of the same content, a list of marks a month", reach: "≤ 0.05 ×", value: ratio, unit: "×", reached: ratio <= 0.05, spread: [low, high] },
  ];
}

/** P12: the product's reads against the same statement bare on pg. */
export async function serviceLayer({ admin }: BenchWorld): Promise<Figure[]> {
  const list = readList({ sort: "name" });
  const bare = (limit: number) => readTenant(admin.tenantId, (client) => client.query(
    `SELECT c.id, c.name, ch.name AS channel, s.name AS sub, r.name AS region, m.name AS owner, c.tier, c.stage, src.name AS source, g.last_contact_on, g.next_contact_on
     FROM client c JOIN client_grid g ON g.tenant_id = c.tenant_id AND g.client_id = c.id
     JOIN channel ch ON ch.tenant_id = c.tenant_id AND ch.id = c.channel_id JOIN sub_channel s ON s.tenant_id = c.tenant_id AND s.id = c.sub_channel_id
     JOIN region r ON r.tenant_id = c.tenant_id AND r.id = c.region_id JOIN source src ON src.tenant_id = c.tenant_id AND src.id = c.source_id
     LEFT JOIN member m ON m.tenant_id = c.tenant_id AND m.id = c.owner_id
     WHERE c.tenant_id = $1 AND c.archived_at IS NULL ORDER BY c.name, c.id LIMIT $2`, [admin.tenantId, limit]));
  return [
    atMost("P12", "a page of 100 clients, against the same query bare", await compare(() => clientPage(admin, list, 100), () => bare(100), { times: 5 }), 1.3),
    atMost("P12", "10,000 clients, against the same query bare", await compare(() => clientPage(admin, list, 10_000), () => bare(10_000)), 1.3),
  ];
}

/** Forgets the cost of a first connection. */
export const warm = ({ admin }: BenchWorld): Promise<unknown> => inTenant(admin.tenantId, async () => undefined);
