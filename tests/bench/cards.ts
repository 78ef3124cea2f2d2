import pg from "pg";
import { addDays } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import { logContact } from "@/lib/contacts/commands";
import { LogContact } from "@/lib/contacts/schema";
import { atLeast, compare, type Figure } from "./measure";
import type { BenchWorld } from "./world";

const TEXT = "Пик перед 8 Марта: нужно ещё 1 800 паллетомест. Просит тариф на копакинг наборов, срок ответа неделя.";

/** P9: a card written whole, against the same rows inserted bare in one transaction; and what it costs in WAL. */
export async function writingCards({ world, admin, clientIds }: BenchWorld, superuserUrl: string): Promise<Figure[]> {
  let turn = 0;
  const nextClient = () => clientIds[turn++ % clientIds.length]!;
  const ours = () => logContact(admin, LogContact.parse({
    key: newId(), clientId: nextClient(), kind: "CALL", reach: "DECISION_MAKER", occurredOn: admin.today, time: null, durationMinutes: 5, personId: null,
    purpose: "OFFER", substance: TEXT, proposals: "Прислать расчёт", outcomeId: world.outcomeId, next: { on: addDays(admin.today, 30), kind: "CALL" }, stop: null,
  }));
  const client = new pg.Client({ connectionString: process.env.APP_DATABASE_URL });
  await client.connect();
  const limit = () => bare(client, world, nextClient(), admin.today);
  const ratio = await compare(ours, limit, { rounds: 9, times: 20 });
  const wal = await walOf(superuserUrl, ours, 200) - Buffer.byteLength(TEXT);
  await client.end();
  return [
    atLeast("P9", "writing a card whole, against the same inserts bare", ratio, 0.7),
    { id: "P9", work: "WAL of a card besides its text", reach: "≤ 1,638 B", value: wal, unit: "B", reached: wal <= 1638 },
  ];
}

/** The rows that a card leaves behind, with their values ready: the least that can be written. */
async function bare(client: pg.Client, { tenantId, admin, outcomeId }: BenchWorld["world"], clientId: string, today: string): Promise<void> {
  const [cardId, month] = [newId(), (Number(today.slice(0, 4)) - 2000) * 12 + Number(today.slice(5, 7)) - 1];
  await client.query(`BEGIN; SELECT set_config('app.tenant_id', '${tenantId}', true)`);
  await client.query("SELECT 1 FROM client WHERE tenant_id = $1 AND id = $2", [tenantId, clientId]);
  await client.query("SELECT 1 FROM client_grid WHERE tenant_id = $1 AND client_id = $2 FOR UPDATE", [tenantId, clientId]);
  await client.query(
    `INSERT INTO contact_card (tenant_id, id, client_id, kind, reach, occurred_on, duration_seconds, purpose, substance, proposals, outcome_id, next_on, next_kind, author_id)
     VALUES ($1, $2, $3, 'CALL', 'DECISION_MAKER', $4, 300, 'OFFER', $5, 'Прислать расчёт', $6, $4::date + 30, 'CALL', $7)`,
    [tenantId, cardId, clientId, today, TEXT, outcomeId, admin.memberId]);
  await client.query(
    `INSERT INTO planned_contact (tenant_id, id, client_id, kind, month, day, origin, origin_card_id, status) VALUES ($1, $2, $3, 'CALL', $4, $5, 'NEXT_CONTACT', $6, 'FULFILLED')`,
    [tenantId, newId(), clientId, month + 1, today, cardId]);
  await client.query("UPDATE client_grid SET packed = packed, last_contact_on = $3, next_contact_on = $3, stamp = pg_current_xact_id()::text::bigint WHERE tenant_id = $1 AND client_id = $2",
    [tenantId, clientId, today]);
  await client.query("INSERT INTO idempotency (tenant_id, member_id, key, result) VALUES ($1, $2, $3, '{}')", [tenantId, admin.memberId, newId()]);
  await client.query("INSERT INTO audit (tenant_id, id, by_id, action, entity, entity_id, client_id) VALUES ($1, $2, $3, 'contact.logged', 'contact_card', $4, $5)",
    [tenantId, newId(), admin.memberId, cardId, clientId]);
  await client.query("INSERT INTO event (tenant_id, id, kind, entity_id) VALUES ($1, $2, 'contact.logged', $3)", [tenantId, newId(), cardId]);
  await client.query("COMMIT");
}

/** Bytes of WAL a run of `work` writes, full page images and other sessions' checkpoints averaged in. */
async function walOf(superuserUrl: string, work: () => Promise<unknown>, times: number): Promise<number> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query("CHECKPOINT");
  for (let run = 0; run < times; run++) await work();
  const { rows: [before] } = await client.query<{ at: string }>("SELECT pg_current_wal_insert_lsn() AS at");
  for (let run = 0; run < times; run++) await work();
  const { rows: [after] } = await client.query<{ bytes: string }>("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), $1) AS bytes", [before!.at]);
  await client.end();
  return Number(after!.bytes) / times;
}
