import { expect, test } from "vitest";
import { rebuildGrid } from "@/lib/months/rebuild";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { runImport, type ImportInput } from "@/lib/imports/commands";
import { prepareImport } from "@/lib/imports/files";
import { everythingOf } from "../support/fingerprint";
import { importFiles, type ImportFiles } from "../support/import-files";
import { aWorld } from "../support/world";

const bring = async (viewer: Viewer, files: ImportFiles, more: Partial<ImportInput> = {}) =>
  runImport(viewer, { ...(await prepareImport(files.file, files.map, viewer.today)), ...more });
const LEADS = [["1", "ООО Ромашка", "email", "аптеки", "2026-01-10"], ["2", "Берег", "", "HoReCa", "11.02.2026"]];

const clientsOf = (viewer: Viewer) => viewer.rows<Record<string, string | number | null>>(`
  SELECT c.name, c.stage, c.tier, h.name AS channel, s.name AS sub, r.name AS region, r.code, u.name AS source, m.name AS owner,
    (SELECT count(*) FROM contact_card k WHERE k.tenant_id = c.tenant_id AND k.client_id = c.id) AS cards
  FROM client c JOIN channel h ON h.tenant_id = c.tenant_id AND h.id = c.channel_id JOIN sub_channel s ON s.tenant_id = c.tenant_id AND s.id = c.sub_channel_id
  JOIN region r ON r.tenant_id = c.tenant_id AND r.id = c.region_id JOIN source u ON u.tenant_id = c.tenant_id AND u.id = c.source_id
  LEFT JOIN member m ON m.tenant_id = c.tenant_id AND m.id = c.owner_id WHERE c.tenant_id = $1 ORDER BY c.name`, [viewer.tenantId]);

test("clients come with entries of the dictionaries found by name or added, and with cards that move their stage", async () => {
  const { admin } = await aWorld();
  const { counts } = await bring(admin, importFiles(LEADS, [["1", "Петрова Ольга", "2026-03-01 10:00:00"]]));
  expect(counts).toEqual({ created: 2, updated: 0, leftAlone: 0, refused: 0, warned: 0, calls: 2, visits: 0, starts: 1, entries: 5, members: 1 });
  expect(await clientsOf(admin)).toEqual([
    { name: "Берег", stage: "REACHED", tier: "MEDIUM", channel: "HoReCa", sub: "Сети", region: "Тверская область", code: "RU-TVE", source: "не указан", owner: null, cards: 1 },
    { name: "ООО Ромашка", stage: "WORKING", tier: "MEDIUM", channel: "Аптеки", sub: "Сети", region: "Тверская область", code: "RU-TVE", source: "email", owner: "Петрова Ольга", cards: 2 },
  ]);
});

test("what an import writes is what counting each client again would write", async () => {
  const { admin } = await aWorld();
  await bring(admin, importFiles(LEADS, [["1", "Петрова Ольга", "2026-03-01"], ["2", "Петрова Ольга", "2026-02-01"]]));
  expect(await rebuildGrid(admin)).toEqual({ clients: 2, drifted: [] });
});

test("a bad row is listed with line and reason, and nothing of the file comes in", async () => {
  const { admin } = await aWorld();
  const files = importFiles([...LEADS, ["3", "", "email", "HoReCa", "2026-01-10"], ["4", "Город", "email", "HoReCa", "31.02.2026"]], [["9", "Петрова", "2026-03-01"]]);
  const { plan } = await prepareImport(files.file, files.map, admin.today);
  expect(plan.refused.map(({ file, line, reason }) => `${file} ${line} ${reason}`)).toEqual(["leads.csv 4 name-missing", "leads.csv 5 date-invalid", "deals.csv 2 client-missing"]);
  const before = await everythingOf(admin);
  await expect(bring(admin, files)).rejects.toMatchObject({ code: "import-rows-refused", values: { count: 3 } });
  expect(await everythingOf(admin)).toEqual(before);
});

test("a row that the database itself will not take leaves nothing behind", async () => {
  const { admin } = await aWorld();
  const prepared = await prepareImport(...filesOf(importFiles(LEADS)), admin.today);
  const broken = { ...prepared.plan, clients: prepared.plan.clients.map((client, at) => ({ ...client, cards: at === 1 ? client.cards.map((card) => ({ ...card, occurredOn: "2026-02-31" })) : client.cards })) };
  const before = await everythingOf(admin);
  await expect(runImport(admin, { ...prepared, plan: broken })).rejects.not.toBeInstanceOf(Refusal);
  expect(await everythingOf(admin)).toEqual(before);
});

const filesOf = ({ file, map }: ImportFiles) => [file, map] as const;

test("asked to, an import takes the good rows and keeps the refused ones with line and reason", async () => {
  const { admin } = await aWorld();
  const files = importFiles([...LEADS, ["3", "", "email", "HoReCa", "2026-01-10"]]);
  const { batchId, counts } = await bring(admin, files, { skipRefused: true });
  expect(counts).toMatchObject({ created: 2, refused: 1 });
  const rows = await admin.rows("SELECT file, line, verdict, reason, details FROM import_row WHERE tenant_id = $1 AND batch_id = $2", [admin.tenantId, batchId]);
  expect(rows).toEqual([{ file: "leads.csv", line: 4, verdict: "refused", reason: "name-missing", details: { column: "name" } }]);
});

test("a dry run says what a real one would do and changes nothing", async () => {
  const { admin } = await aWorld();
  const files = importFiles(LEADS, [["1", "Петрова Ольга", "2026-03-01"]]);
  const before = await everythingOf(admin);
  const rehearsed = await bring(admin, files, { dryRun: true });
  expect(await everythingOf(admin)).toEqual(before);
  expect({ ...(await bring(admin, files)), batchId: null }).toEqual(rehearsed);
});

test("the same files again change nothing; a start that came meanwhile is the only thing added", async () => {
  const { admin } = await aWorld();
  await bring(admin, importFiles(LEADS));
  const before = await everythingOf(admin);
  expect(await bring(admin, importFiles(LEADS))).toMatchObject({ batchId: null, counts: { created: 0, updated: 0, leftAlone: 2 } });
  expect(await everythingOf(admin)).toEqual(before);
  const { counts } = await bring(admin, importFiles(LEADS, [["2", "Петрова Ольга", "2026-03-01"]]));
  expect(counts).toMatchObject({ created: 0, updated: 1, leftAlone: 1, calls: 0, starts: 1 });
  expect((await clientsOf(admin)).map(({ name, stage, cards, owner }) => [name, stage, cards, owner])).toEqual([["Берег", "WORKING", 2, null], ["ООО Ромашка", "REACHED", 1, null]]);
  expect((await rebuildGrid(admin)).drifted).toEqual([]);
});

test("two imports of the same files at once make each client once", async () => {
  const { admin } = await aWorld();
  const files = importFiles(LEADS);
  const both = await Promise.all([bring(admin, files), bring(admin, files)]);
  expect(both.map(({ counts }) => counts.created).sort()).toEqual([0, 2]);
  expect((await clientsOf(admin)).map(({ cards }) => cards)).toEqual([1, 1]);
});

test("a card that was taken back does not come again", async () => {
  const { admin } = await aWorld();
  await bring(admin, importFiles(LEADS));
  await admin.write((db) => db.contactCard.updateMany({ where: { tenantId: admin.tenantId }, data: { state: "ANNULLED" } }));
  expect((await bring(admin, importFiles(LEADS))).counts).toMatchObject({ updated: 0, leftAlone: 2 });
});

test("people are found by name where the file has names, and by their key where it has keys, whatever they are called since", async () => {
  const world = await aWorld();
  const olga = await world.person(["SALES"], { name: "Петрова Ольга" });
  const { admin, tenantId } = world;
  const named = await bring(admin, importFiles(LEADS, [["1", "петрова  ольга", "2026-03-01"]]));
  expect(named.counts.members).toBe(0);
  expect(await admin.rows("SELECT owner_id FROM client WHERE tenant_id = $1 AND name = 'ООО Ромашка'", [tenantId])).toEqual([{ owner_id: olga.memberId }]);
  const keyed = { system: "crm", memberName: "Сотрудник {key|4}" };
  expect((await bring(admin, importFiles(LEADS, [["1", "abcdef01", "2026-03-01"]], keyed))).counts.members).toBe(1);
  const [made] = await admin.rows<{ id: string; active: boolean }>("SELECT id, active FROM member WHERE tenant_id = $1 AND name = 'Сотрудник abcd'", [tenantId]);
  expect(made?.active).toBe(false);
  await admin.write((db) => db.member.updateMany({ where: { tenantId, id: made!.id }, data: { name: "Белова Анна", active: true } }));
  expect((await bring(admin, importFiles([...LEADS, ["3", "Город", "", "HoReCa", "2026-01-10"]], [["3", "abcdef01", "2026-04-01"]], keyed))).counts.members).toBe(0);
});

test("an import leaves one row in the log, with counts and ids only", async () => {
  const { admin } = await aWorld();
  const { batchId, counts } = await bring(admin, importFiles(LEADS));
  const log = await admin.rows("SELECT action, entity, entity_id, by_id, details FROM audit WHERE tenant_id = $1 AND entity = 'import_batch'", [admin.tenantId]);
  expect(log).toEqual([{ action: "import.done", entity: "import_batch", entity_id: batchId, by_id: admin.memberId, details: counts }]);
});

test("nobody but an administrator imports", async () => {
  const world = await aWorld();
  const head = await world.person(["HEAD", "SALES"]);
  await expect(bring(head, importFiles(LEADS))).rejects.toMatchObject({ code: "not-allowed" });
});
