import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { openSession } from "@/lib/core/sign-in";
import { entriesOf } from "@/lib/directory/dictionary-queries";
import { createOrganisation, Impossible } from "@/scripts/organisation";

const fresh = () => ({ name: `Пример ${newId()}`, email: `Anna-${newId()}@Example.ru`, person: "Иванова Анна" });

test("the first administrator signs in with the password that was shown once, to filled dictionaries", async () => {
  const given = { ...fresh(), zone: "Asia/Omsk" };
  const { admin, password } = await createOrganisation(given);
  expect(await openSession(given.email, password!, "127.0.0.1")).toEqual(expect.any(String));
  expect(admin).toMatchObject({ name: "Иванова Анна", roles: ["ADMIN"], organisation: { name: given.name, zone: "Asia/Omsk" } });
  expect((await entriesOf(admin, "source")).map(({ name }) => name)).toContain("Холодный обзвон");
  expect((await entriesOf(admin, "outcome")).length).toBeGreaterThan(20);
});

test("the dictionaries of an English organisation are English", async () => {
  const { admin } = await createOrganisation({ ...fresh(), locale: "en" });
  expect((await entriesOf(admin, "source")).map(({ name }) => name)).toContain("Cold calling");
});

test("a name that exists is refused and nothing changes, also when both come at once", async () => {
  const given = fresh();
  const both = await Promise.allSettled([createOrganisation(given), createOrganisation({ ...given, email: `other-${newId()}@example.ru` })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(createOrganisation(given)).rejects.toBeInstanceOf(Impossible);
});

test("an e-mail that has an account keeps its password in the second organisation", async () => {
  const given = fresh();
  const { password } = await createOrganisation(given);
  expect((await createOrganisation({ ...fresh(), email: given.email })).password).toBeNull();
  expect(await openSession(given.email, password!, "127.0.0.1")).toEqual(expect.any(String));
});

test("every bad input is named at once", async () => {
  await expect(createOrganisation({ name: " ", email: "anna", person: "Анна", zone: "Moscow" })).rejects.toThrow(
    "--name is empty; --email is no e-mail address; --zone is no IANA time zone, such as Europe/Moscow");
});

test("the command itself: what is missing is said with the usage and exit code 1; what is given creates", async () => {
  const runOn = (workerUrl: string, ...args: string[]) => promisify(execFile)(process.execPath, [
    "--conditions=react-server", "--import", "tsx", "scripts/create-organisation.ts", ...args,
  ], { env: { ...process.env, WORKER_DATABASE_URL: workerUrl, NODE_ENV: "production" } });
  const run = (...args: string[]) => runOn(inject("workerUrl"), ...args);
  await expect(run("--name", "Пример")).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("--email is missing; --person is missing") });
  const given = fresh();
  await expect(runOn("postgresql://127.0.0.1:1/none", "--name", given.name, "--email", given.email, "--person", given.person))
    .rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("The database does not answer") });
  const { stdout } = await run("--name", given.name, "--email", given.email, "--person", given.person);
  expect(stdout).toMatch(/shown once: (?:[a-z2-9]{5}-){3}[a-z2-9]{5}\n/);
  await expect(run("--name", given.name, "--email", given.email, "--person", given.person)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("exists already") });
});
