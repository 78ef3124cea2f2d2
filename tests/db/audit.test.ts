import pg from "pg";
import { expect, inject, test } from "vitest";
import { inTenant } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { record } from "@/lib/core/record";
import { AUDIT_PAGE, auditPage } from "@/lib/audit/queries";
import { addEntry, archiveEntry, changeEntry } from "@/lib/directory/commands";
import { saveOrganisation } from "@/lib/directory/organisation-commands";
import { organisationSettings } from "@/lib/directory/queries";
import { setDay, setNorm } from "@/lib/calendar/commands";
import { aWorld, type World } from "@/tests/support/world";

const actions = async (world: World, filter = {}) => (await auditPage(world.admin, filter)).rows.map(({ action }) => action);

/** A row of the log at a moment of the test's choice, past the door that stamps the present. */
async function trace(world: World, at: string, more: { byId?: string; clientId?: string; action?: string } = {}): Promise<void> {
  await inTenant(world.tenantId, (db) => db.audit.create({ data: {
    tenantId: world.tenantId, id: newId(), at: new Date(at), action: more.action ?? "contact.logged", entity: "contact_card",
    byId: more.byId ?? world.admin.memberId, clientId: more.clientId ?? null,
  } }));
}

test("every change of the settings leaves its trace: who, what, which fields, never their contents", async () => {
  const world = await aWorld();
  const { id } = await addEntry(world.admin, { dictionary: "service", name: "Хранение" });
  await changeEntry(world.admin, { dictionary: "service", id, version: 1, name: "Склад" });
  await archiveEntry(world.admin, { dictionary: "service", id, version: 2, archived: true });
  await saveOrganisation(world.admin, { ...await organisationSettings(world.admin), lateDays: 5 });
  await setDay(world.admin, { day: "2026-08-12", kind: "DAY_OFF", note: "секрет", seen: null });
  await setNorm(world.admin, { kind: "DIALS", role: null, memberId: (await world.person(["SALES"])).memberId, value: 5, validFrom: "2026-01-01" });
  const { rows } = await auditPage(world.admin, {});
  expect(rows[0]).toMatchObject({ action: "norm.set", entityName: "Иванов Иван" });
  expect(rows.map(({ action }) => action).slice(1)).toEqual(["calendar.day-set", "organisation.changed", "service.archived", "service.changed", "service.added"]);
  expect(rows[4]).toMatchObject({ byName: "Админова Анна", entityName: "Склад", details: { fields: ["name"] } });
  expect(JSON.stringify(rows.map(({ details }) => details))).not.toMatch(/Склад|секрет/);
});

test("a change that fails leaves neither itself nor a trace", async () => {
  const world = await aWorld();
  const fails = world.admin.write(async (db) => {
    await db.service.create({ data: { tenantId: world.tenantId, id: newId(), name: "Хранение" } });
    await record(db, world.admin, "service.added", { entity: "service" });
    throw new Error("the cable was pulled");
  });
  await expect(fails).rejects.toThrow("the cable was pulled");
  expect(await actions(world)).toEqual([]);
});

test("the database itself refuses to change, delete or empty the log", async () => {
  const world = await aWorld();
  await trace(world, "2026-05-01T10:00:00Z");
  for (const url of [inject("appUrl"), inject("workerUrl")]) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query("SELECT set_config('app.tenant_id', $1, false)", [world.tenantId]);
      for (const sql of ["UPDATE audit SET action = 'x'", "DELETE FROM audit", "TRUNCATE audit"]) {
        await expect(client.query(sql)).rejects.toMatchObject({ code: "42501" });
      }
    } finally {
      await client.end();
    }
  }
  expect(await actions(world)).toEqual(["contact.logged"]);
});

test("the log is narrowed by person, client and day of the organisation's zone", async () => {
  const world = await aWorld();
  const [ivan, clientId] = [await world.person(["SALES"]), await world.client()];
  await trace(world, "2026-05-01T20:59:00Z", { action: "a.first-of-may-in-moscow" });
  await trace(world, "2026-05-01T21:01:00Z", { action: "b.second-of-may-in-moscow", byId: ivan.memberId });
  await trace(world, "2026-05-03T10:00:00Z", { action: "c.client", clientId });
  expect(await actions(world, { byId: ivan.memberId })).toEqual(["b.second-of-may-in-moscow"]);
  expect(await actions(world, { clientId })).toEqual(["c.client"]);
  expect(await actions(world, { client: "Ромашка" })).toEqual(["c.client"]);
  expect(await actions(world, { from: "2026-05-02", to: "2026-05-02" })).toEqual(["b.second-of-may-in-moscow"]);
  expect(await actions(world, { to: "2026-05-01" })).toEqual(["a.first-of-may-in-moscow"]);
  expect((await auditPage(world.admin, { clientId })).rows[0]).toMatchObject({ clientId, clientName: "ООО «Ромашка»" });
});

test("pages follow by key: nothing twice, nothing left out, also within one millisecond", async () => {
  const world = await aWorld();
  const count = AUDIT_PAGE * 2 + 3;
  for (let at = 0; at < count; at++) await trace(world, `2026-05-01T10:00:00.00${at % 3}Z`, { action: `row-${at}` });
  const seen: string[] = [];
  for (let before: string | undefined; ; ) {
    const page = await auditPage(world.admin, { before });
    seen.push(...page.rows.map(({ action }) => action));
    if (!page.next) break;
    before = page.next;
  }
  expect(seen).toHaveLength(count);
  expect(new Set(seen).size).toBe(count);
  expect(await actions(world, { before: "nonsense" })).toEqual([]);
});

test("who may not read the log reads none of it; another organisation's log is never in sight", async () => {
  const [world, other] = [await aWorld(), await aWorld()];
  await trace(other, "2026-05-01T10:00:00Z");
  await expect(auditPage(await world.person(["HEAD"]), {})).rejects.toMatchObject({ code: "not-allowed" });
  expect(await actions(world, { byId: other.admin.memberId })).toEqual([]);
});
