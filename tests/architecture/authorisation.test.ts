import { beforeEach, describe, expect, test, vi } from "vitest";
import { can, PERMISSIONS, ROLES, type Permission, type Role } from "@/lib/core/permissions";
import { ACTIONS, listedEntryPoints } from "@/tests/support/entry-points";
import { sources, type Source } from "@/tests/support/sources";

/** Who may do what, written a second time by hand: P S K O H A stand for the roles in their order, "-" for none. */
const RIGHTS: Record<Permission, string> = {
  "today.read": "PSKOHA", "today.own": "PSK-H-", "today.team": "----H-", "today.channels": "---O--", "today.setup": "-----A",
  "grid.read": "PSKOHA",
  "clients.read": "PSKOHA", "clients.create": "PSK-HA", "clients.edit": "PSK-HA", "clients.archive": "----HA", "clients.assign": "----HA", "clients.vip": "--K-HA",
  "people.write": "PSK-HA", "contacts.write": "PSK-HA", "contacts.oversee": "----HA", "plans.write": "PSK-HA",
  "digest.export": "---OHA", "import.run": "-----A",
  "settings.read": "-----A", "settings.write": "-----A", "team.manage": "-----A", "audit.read": "-----A", "account.own": "PSKOHA",
};
const allowed = (role: Role, permission: Permission): boolean => RIGHTS[permission][ROLES.indexOf(role)] !== "-";

test.each(Object.keys(PERMISSIONS) as Permission[])("%s belongs to the roles it should", (permission) => {
  expect(ROLES.filter((role) => can({ roles: [role] }, permission))).toEqual(ROLES.filter((role) => allowed(role, permission)));
});

/** The entry points that the sources hold, each with the guard found in its text. */
function foundEntryPoints(files: readonly Source[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { file, text } of files) {
    if (file.endsWith("/page.tsx")) found.set(file, guardIn(text));
    if (/\/route\.tsx?$/.test(file)) for (const method of methodsIn(text)) found.set(`${file} ${method}`, guardIn(text));
    if (/^lib\/.*actions\.ts$/.test(file)) for (const [, name, parts] of text.matchAll(/^export const (\w+) = ([^;]*);/gm)) found.set(`${file} ${name}`, /\bmay: "([\w.]+)"/.exec(parts!)?.[1] ?? "none");
  }
  return found;
}

/** A file with two different guards has none that can be relied on. */
function guardIn(text: string): string {
  const guards = [...new Set([...text.matchAll(/\b(?:requireViewer|viewerOrResponse)\("([\w.]+)"\)/g)].map(([, guard]) => guard!))];
  return guards.length === 0 ? "open" : guards.join(" and ");
}
const methodsIn = (text: string): string[] =>
  [...text.matchAll(/^export (?:async )?(?:function|const) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b|\bas (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm)].map(([, one, other]) => (one ?? other)!);

describe("the matrix of entry points", () => {
  const product = [...sources("app", "page.tsx", "route.ts", "route.tsx"), ...sources("lib", "actions.ts")];

  test("lists every page, handler and action that there is, with the guard that stands in its source", () => {
    expect(Object.fromEntries(foundEntryPoints(product))).toEqual(Object.fromEntries(listedEntryPoints()));
  });

  test("sees an entry point that nobody listed, a page without a guard, and one with two", () => {
    const found = foundEntryPoints([
      { file: "app/x/page.tsx", text: 'const viewer = await requireViewer("team.manage");' },
      { file: "app/y/page.tsx", text: "export default function Page() { return null; }" },
      { file: "app/z/page.tsx", text: 'requireViewer("team.manage"); requireViewer("today.read");' },
      { file: "app/api/x/route.ts", text: 'export async function DELETE() { await viewerOrResponse("grid.read"); }' },
      { file: "lib/x/actions.ts", text: 'export const drop = action({ input: X, may: "settings.write", run });\nexport const lose = action({ input: X, may, run });' },
    ]);
    expect([...found]).toEqual([
      ["app/x/page.tsx", "team.manage"], ["app/y/page.tsx", "open"], ["app/z/page.tsx", "team.manage and today.read"],
      ["app/api/x/route.ts DELETE", "grid.read"], ["lib/x/actions.ts drop", "settings.write"], ["lib/x/actions.ts lose", "none"],
    ]);
  });

  test("what is open is little, and named", () => {
    expect([...listedEntryPoints()].filter(([, guard]) => guard === "open").map(([name]) => name)).toEqual([
      "app/page.tsx", "app/sign-in/page.tsx", "app/invitation/[token]/page.tsx",
      "app/api/auth/[...nextauth]/route.ts GET", "app/api/auth/[...nextauth]/route.ts POST", "app/api/health/route.ts GET",
    ]);
  });
});

const asking = vi.hoisted(() => ({ viewer: null as { roles: readonly string[] } | null, headers: new Headers() }));
vi.mock("@/lib/core/session", () => ({ currentViewer: async () => asking.viewer, leave: () => undefined }));
vi.mock("next/headers", () => ({ headers: async () => asking.headers }));
vi.mock("@/lib/core/env", () => ({ env: () => ({ NEXTAUTH_URL: "http://127.0.0.1:3000", LOG_LEVEL: "silent" }) }));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

type Answer = { ok: boolean; refusal?: { code: string } };
const modules = import.meta.glob<Record<string, (raw: unknown) => Promise<Answer>>>("../../lib/*/*actions.ts");

/** Calls the real action with an input that none accepts: whoever may call it is told "invalid", nobody else gets so far. */
async function answerTo(file: string, name: string): Promise<string | undefined> {
  const loaded = await modules[`../../${file}`]!();
  return (await loaded[name]!("no such input")).refusal?.code;
}

describe("the real actions", () => {
  beforeEach(() => {
    asking.viewer = null;
    asking.headers = new Headers({ "sec-fetch-site": "same-origin" });
  });
  const all = Object.entries(ACTIONS).flatMap(([file, actions]) => Object.entries(actions).map(([name, may]) => [file, name, may] as const));

  test.each(all)("%s %s answers each role as its permission says", async (file, name, may) => {
    for (const role of ROLES) {
      asking.viewer = { roles: [role] };
      expect(await answerTo(file, name), role).toBe(allowed(role, may) ? "invalid" : "not-allowed");
    }
    asking.viewer = { roles: [] };
    expect(await answerTo(file, name), "no role").toBe("not-allowed");
    asking.viewer = null;
    expect(await answerTo(file, name), "signed out").toBe("signed-out");
  });

  test.each(all)("%s %s refuses what another site sends", async (file, name) => {
    asking.viewer = { roles: [...ROLES] };
    const host = "127.0.0.1:3000";
    const strangers: Record<string, string>[] = [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { origin: "https://evil.example", host }, { host }, { origin: "null", host },
      // A name of theirs that leads to our address: origin and host agree with each other, not with ours.
      { origin: "http://evil.example", host: "evil.example" }, { origin: "http://evil.example", "x-forwarded-host": "evil.example", host }];
    for (const headers of strangers) {
      asking.headers = new Headers(headers);
      expect(await answerTo(file, name)).toBe("not-allowed");
    }
    asking.headers = new Headers({ origin: `http://${host}`, host });
    expect(await answerTo(file, name)).toBe("invalid");
  });
});
