import { expect, test, vi } from "vitest";
import * as password from "@/lib/core/password";
import { newId } from "@/lib/core/ids";
import { openSession } from "@/lib/core/sign-in";
import { changePassword, deactivatePerson, editPerson, endOtherSessions, reactivatePerson, signOut, signOutEverywhere } from "@/lib/team/commands";
import { asSuperuser, aSignedPerson, PASSWORD, whoIs } from "@/tests/support/people";
import { aWorld } from "@/tests/support/world";

const HERE = "192.0.2.1";
const FREE_ATTEMPTS = 6;
const wrong = { code: "sign-in-wrong" };

/** The waiting of a key is over, as if the clock had gone on. */
const waited = (email: string) => asSuperuser("UPDATE sign_in_throttle SET blocked_until = now() - interval '1 second' WHERE key LIKE $1 || '|%'", [email]);

test("the right password opens a session, whatever the case and the blanks around the e-mail", async () => {
  const { email, memberId } = await aSignedPerson(await aWorld(), ["SALES"]);
  const session = await openSession(`  ${email.toUpperCase()} `, PASSWORD, HERE);
  expect((await whoIs(session))?.memberId).toBe(memberId);
});

test("a wrong password, an unknown e-mail and nonsense are answered alike, after one hash each", async () => {
  const { email } = await aSignedPerson(await aWorld(), ["SALES"]);
  const hashes = vi.spyOn(password, "passwordFits");
  for (const [who, what] of [[email, "wrong password 123"], [`${newId()}@example.test`, PASSWORD], ["\0'; --", ""], [email, PASSWORD.repeat(100)]] as const) {
    hashes.mockClear();
    await expect(openSession(who, what, HERE)).rejects.toMatchObject(wrong);
    expect(hashes).toHaveBeenCalledOnce();
  }
  hashes.mockRestore();
});

test("after six wrong attempts the next must wait, is refused before any hash, and the wait doubles", async () => {
  const email = `${newId()}@example.test`;
  for (let attempt = 0; attempt < FREE_ATTEMPTS; attempt++) await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject(wrong);
  const hashes = vi.spyOn(password, "passwordFits");
  await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject({ code: "sign-in-wait", values: { seconds: 2 } });
  expect(hashes).not.toHaveBeenCalled();
  hashes.mockRestore();
  for (const seconds of [4, 8]) {
    await waited(email);
    await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject(wrong);
    await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject({ values: { seconds } });
  }
});

test("the wait never grows beyond five minutes, and attempts that must wait do not prolong it", async () => {
  const email = `${newId()}@example.test`;
  await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject(wrong);
  await asSuperuser("UPDATE sign_in_throttle SET failures = 5000 WHERE key LIKE $1 || '|%'", [email]);
  await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject(wrong);
  const until = async () => (await asSuperuser<{ at: string }>("SELECT blocked_until::text AS at FROM sign_in_throttle WHERE key LIKE $1 || '|%'", [email]))[0]?.at;
  const before = await until();
  await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject({ code: "sign-in-wait", values: { seconds: 300 } });
  expect(await until()).toBe(before);
});

test("of a burst of attempts no more are tried than the throttle allows", async () => {
  const email = `${newId()}@example.test`;
  const burst = await Promise.allSettled(Array.from({ length: 30 }, () => openSession(email, "wrong", HERE)));
  const tried = burst.filter((one) => one.status === "rejected" && one.reason.code === "sign-in-wrong");
  expect(tried.length).toBe(FREE_ATTEMPTS);
});

test("success clears the throttle; another address or another person is not kept waiting", async () => {
  const { email } = await aSignedPerson(await aWorld(), ["SALES"]);
  for (let attempt = 0; attempt < FREE_ATTEMPTS; attempt++) await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject(wrong);
  await expect(openSession(email, PASSWORD, HERE)).rejects.toMatchObject({ code: "sign-in-wait" });
  await openSession(email, PASSWORD, "192.0.2.2");
  await waited(email);
  await openSession(email, PASSWORD, HERE);
  for (let attempt = 0; attempt < FREE_ATTEMPTS; attempt++) await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject(wrong);
});

test("a day of silence forgets the failures", async () => {
  const email = `${newId()}@example.test`;
  await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject(wrong);
  await asSuperuser("UPDATE sign_in_throttle SET failures = 40, touched_at = now() - interval '25 hours' WHERE key LIKE $1 || '|%'", [email]);
  for (let attempt = 0; attempt < FREE_ATTEMPTS; attempt++) await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject(wrong);
});

test("rows of a day's silence go, whoever's attempt comes next; those in use stay", async () => {
  const [old, blocked, fresh] = [`${newId()}@example.test`, `${newId()}@example.test`, `${newId()}@example.test`];
  for (const email of [old, blocked, fresh]) await expect(openSession(email, "wrong", HERE)).rejects.toMatchObject(wrong);
  await asSuperuser("UPDATE sign_in_throttle SET touched_at = now() - interval '25 hours' WHERE key LIKE ANY($1)", [[`${old}|%`, `${blocked}|%`]]);
  await asSuperuser("UPDATE sign_in_throttle SET blocked_until = now() + interval '1 minute' WHERE key LIKE $1", [`${blocked}|%`]);
  await expect(openSession(`${newId()}@example.test`, "wrong", HERE)).rejects.toMatchObject(wrong);
  const left = await asSuperuser<{ key: string }>("SELECT key FROM sign_in_throttle WHERE key LIKE ANY($1)", [[old, blocked, fresh].map((email) => `${email}|%`)]);
  expect(left.map(({ key }) => key.split("|")[0]).sort()).toEqual([blocked, fresh].sort());
});

test("sign-out ends this session on the next request, and no other", async () => {
  const { email, sessionId, viewer } = await aSignedPerson(await aWorld(), ["SALES"]);
  const other = await openSession(email, PASSWORD, HERE);
  await signOut(viewer);
  expect(await whoIs(sessionId)).toBeNull();
  expect(await whoIs(other)).not.toBeNull();
});

test("sign-out everywhere ends them all, the other organisation's too; ending the others spares this one", async () => {
  const { email, sessionId, viewer } = await aSignedPerson(await aWorld(), ["SALES"]);
  const elsewhere = await aSignedPerson(await aWorld(), ["KAM"], { email });
  const third = await openSession(email, PASSWORD, HERE);
  expect(await endOtherSessions(viewer)).toBe(2);
  expect(await Promise.all([sessionId, elsewhere.sessionId, third].map(whoIs))).toEqual([expect.anything(), null, null]);
  await openSession(email, PASSWORD, HERE);
  expect(await signOutEverywhere(viewer)).toBe(2);
  expect(await whoIs(sessionId)).toBeNull();
});

test("a new password needs the old one, ends the other sessions and is the only one that opens afterwards", async () => {
  const { email, sessionId, viewer } = await aSignedPerson(await aWorld(), ["SALES"]);
  const other = await openSession(email, PASSWORD, HERE);
  const fresh = "жёлтый трамвай 42";
  await expect(changePassword(viewer, { old: "not the one", fresh })).rejects.toMatchObject({ fields: { old: { code: "password-wrong" } } });
  await expect(changePassword(viewer, { old: PASSWORD, fresh: "короткий" })).rejects.toMatchObject({ fields: { fresh: { code: "password-short" } } });
  await expect(changePassword(viewer, { old: PASSWORD, fresh: "password1234" })).rejects.toMatchObject({ fields: { fresh: { code: "password-common" } } });
  await expect(changePassword(viewer, { old: PASSWORD, fresh: PASSWORD })).rejects.toMatchObject({ fields: { fresh: { code: "password-same" } } });
  expect(await whoIs(other)).not.toBeNull();
  await changePassword(viewer, { old: PASSWORD, fresh });
  expect(await whoIs(other)).toBeNull();
  expect(await whoIs(sessionId)).not.toBeNull();
  await expect(openSession(email, PASSWORD, HERE)).rejects.toMatchObject(wrong);
  await openSession(email, fresh, HERE);
});

test("guessing the old password of an open session is throttled as well", async () => {
  const { viewer } = await aSignedPerson(await aWorld(), ["SALES"]);
  const guess = () => changePassword(viewer, { old: "guess", fresh: "жёлтый трамвай 42" });
  for (let attempt = 0; attempt < FREE_ATTEMPTS; attempt++) await expect(guess()).rejects.toMatchObject({ code: "invalid" });
  await expect(guess()).rejects.toMatchObject({ code: "sign-in-wait" });
});

test("deactivation ends the sessions on the next request; reactivation does not bring them back", async () => {
  const world = await aWorld();
  const { email, sessionId, memberId } = await aSignedPerson(world, ["SALES"]);
  const { version } = await deactivatePerson(world.admin, { id: memberId, version: 1 });
  expect(await whoIs(sessionId)).toBeNull();
  await expect(openSession(email, PASSWORD, HERE)).rejects.toMatchObject({ code: "sign-in-inactive" });
  await reactivatePerson(world.admin, { id: memberId, version });
  expect(await whoIs(sessionId)).toBeNull();
  await openSession(email, PASSWORD, HERE);
});

test("a demotion acts on the next request of a session that is open", async () => {
  const world = await aWorld();
  const { sessionId, memberId } = await aSignedPerson(world, ["HEAD", "SALES"]);
  await editPerson(world.admin, { id: memberId, version: 1, name: "Петрова Ольга", roles: ["SALES"], channelIds: [], managerId: null });
  expect(await whoIs(sessionId)).toMatchObject({ roles: ["SALES"], channelIds: [] });
});

test("a session ends after an hour of silence and after twelve hours in any case", async () => {
  const { email } = await aSignedPerson(await aWorld(), ["SALES"]);
  const [idle, old] = [await openSession(email, PASSWORD, HERE), await openSession(email, PASSWORD, HERE)];
  await asSuperuser("UPDATE session SET seen_at = now() - interval '61 minutes' WHERE id = $1", [idle]);
  await asSuperuser("UPDATE session SET expires_at = now() - interval '1 second' WHERE id = $1", [old]);
  expect(await Promise.all([idle, old].map(whoIs))).toEqual([null, null]);
});
