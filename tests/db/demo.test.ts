import { beforeAll, expect, test } from "vitest";
import pg from "pg";
import { inject } from "vitest";
import type { Viewer } from "@/lib/core/viewer";
import { rebuildGrid } from "@/lib/months/rebuild";
import { openSession } from "@/lib/core/sign-in";
import { LOGISTICS } from "@/prisma/demo/logistics";
import { demoOrganisation, type DemoOrganisation } from "@/prisma/demo/organisation";
import { viewer } from "../support/world";

let demo: DemoOrganisation;
let admin: Viewer;

beforeAll(async () => {
  demo = await demoOrganisation({ ...LOGISTICS, name: "Демо теста", clients: 60 });
  const client = new pg.Client({ connectionString: inject("workerUrl") });
  await client.connect();
  const { rows: [found] } = await client.query<{ tenant_id: string; admin_id: string }>("SELECT * FROM app.organisation_find($1)", ["Демо теста"]);
  await client.end();
  admin = await viewer(found!.tenant_id, found!.admin_id);
});

test("every role can sign in with what the start prints", async () => {
  expect(new Set(demo.people.map((one) => one.role)).size).toBe(6);
  const { email, password } = demo.people.find((one) => one.role === "KAM")!;
  await expect(openSession(email, password, "test")).resolves.toMatch(/^[0-9a-f-]{36}$/);
});

test("histories brought in at once are what the cards say: a rebuild finds no drift", async () => {
  const { clients, drifted } = await rebuildGrid(admin);
  expect({ clients, drifted }).toEqual({ clients: 60, drifted: [] });
});

test("three years of cards with substance, missed and coming plans, every stage", async () => {
  const [facts] = await admin.rows<{ cards: number; wordless: number; stages: number; missed: number; ahead: number; years: number }>(`
    SELECT (SELECT count(*) FROM contact_card) AS cards, (SELECT count(*) FROM contact_card WHERE substance = '') AS wordless,
      (SELECT count(DISTINCT stage) FROM client) AS stages,
      (SELECT count(*) FROM planned_contact WHERE status = 'LIVE' AND day < $1) AS missed,
      (SELECT count(*) FROM planned_contact WHERE status = 'LIVE' AND day >= $1) AS ahead,
      (SELECT count(DISTINCT date_part('year', occurred_on)) FROM contact_card) AS years`, [admin.today]);
  expect(facts!.cards).toBeGreaterThan(600);
  expect(facts!.wordless / facts!.cards).toBeLessThan(0.1);
  expect(facts!.stages).toBeGreaterThanOrEqual(5);
  expect(facts!.years).toBeGreaterThanOrEqual(3);
  expect(facts!.missed).toBeGreaterThan(3);
  expect(facts!.ahead).toBeGreaterThan(15);
});
