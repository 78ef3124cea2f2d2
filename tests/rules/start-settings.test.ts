import { expect, test } from "vitest";
import { refusalOf } from "@/scripts/node-version.mjs";
import { refusalOfServer } from "@/scripts/postgres/migrator";
import { demoAllowed } from "@/scripts/serve/demo-rules";
import { readSettings } from "@/scripts/settings.mjs";

const environment = (env: Record<string, string | undefined>): NodeJS.ProcessEnv => ({ NODE_ENV: "development", ...env });
const settings = (env: Record<string, string | undefined> = {}) => readSettings([], environment(env));

test("without settings everything stays on this machine", () => {
  expect(settings()).toMatchObject({ port: 3000, host: "127.0.0.1", databaseUrl: undefined, demo: undefined });
});

test.each([
  [{ PORT: "web" }, /PORT=web/],
  [{ PORT: "70000" }, /PORT=70000/],
  [{ DATABASE_URL: "mysql://a/b" }, /postgresql:\/\//],
  [{ DATABASE_URL: "postgresql://server" }, /postgresql:\/\//],
  [{ HOST: "0.0.0.0" }, /NEXTAUTH_URL.*ALLOW_HTTP=1/],
])("%o is refused with its remedy", (env, remedy) => {
  expect(() => settings(env)).toThrow(remedy);
});

test("an unknown argument is named", () => {
  expect(() => readSettings(["--fast"], environment({}))).toThrow(/--fast/);
});

test.each([{ HOST: "0.0.0.0", ALLOW_HTTP: "1" }, { HOST: "0.0.0.0", NEXTAUTH_URL: "https://crm.example.org" }, { HOST: "::1" }])("%o may listen", (env) => {
  expect(settings(env).host).toBe(env.HOST);
});

test.each([
  ["the embedded database behind loopback", {}, true],
  ["beyond loopback", { HOST: "0.0.0.0", ALLOW_HTTP: "1" }, false],
  ["beyond loopback, asked for", { HOST: "0.0.0.0", ALLOW_HTTP: "1", DEMO: "1" }, true],
  ["an external database", { DATABASE_URL: "postgresql://a:b@c/d" }, false],
  ["an external database, asked for", { DATABASE_URL: "postgresql://a:b@c/d", DEMO: "1" }, true],
  ["production on an external database, asked for", { DATABASE_URL: "postgresql://a:b@c/d", DEMO: "1", NODE_ENV: "production" }, false],
  ["the embedded database, declined", { DEMO: "0" }, false],
])("demo organisations: %s", (_where, env, allowed) => {
  expect(demoAllowed(settings(env))).toBe(allowed);
});

test("an old Node is told so", () => {
  expect(refusalOf("18.20.4")).toMatch(/Нужен Node 20.*18\.20\.4/);
  expect(refusalOf("20.0.0")).toBeNull();
  expect(refusalOf("24.21.0")).toBeNull();
});

test("an old PostgreSQL is told so", () => {
  expect(refusalOfServer("14.9 (Debian 14.9-1)")).toMatch(/Нужна PostgreSQL 15.*14\.9/);
  expect(refusalOfServer("15.18 (Debian)")).toBeNull();
  expect(refusalOfServer("18beta1")).toBeNull();
});
