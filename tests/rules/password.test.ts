import { expect, test } from "vitest";
import { hashPassword, passwordFits, passwordRefusal } from "@/lib/core/password";

test.each([
  ["синяя корова летит", null],
  ["жёлтый трамвай 42", null],
  ["correct horse battery", null],
  ["короткий 11", "password-short"],
  ["пароль123456", "password-common"],
  ["Qwerty123456!", "password-common"],
  ["111111111111", "password-common"],
  ["абабабабабаб", "password-common"],
  ["1234567890123456", "password-common"],
] as const)("the password «%s» is answered with %s", (password, answer) => {
  expect(passwordRefusal(password)).toBe(answer);
});

test("the name in one's own e-mail makes no password", () => {
  expect(passwordRefusal("olga.petrova-2026", "olga@petrova.ru")).toBe("password-common");
  expect(passwordRefusal("olga.petrova-2026", "sales@example.ru")).toBeNull();
});

test("a hash fits its password however the letters are composed, and no other; without a hash nothing fits", async () => {
  const stored = await hashPassword("жёлтый й трамвай".normalize("NFC"));
  expect(await passwordFits("жёлтый й трамвай".normalize("NFD"), stored)).toBe(true);
  expect(await passwordFits("желтый й трамвай", stored)).toBe(false);
  expect(await passwordFits("жёлтый й трамвай", null)).toBe(false);
  expect(await hashPassword("жёлтый й трамвай")).not.toBe(stored);
});

test("a flood of passwords is refused beyond what can be hashed soon, and those in the queue are answered", async () => {
  const flood = await Promise.allSettled(Array.from({ length: 36 }, () => passwordFits("wrong", null)));
  const refused = flood.filter((one) => one.status === "rejected");
  expect(refused.length).toBe(4);
  for (const one of refused) expect(one).toMatchObject({ reason: { code: "busy" } });
  expect(await passwordFits("wrong", null)).toBe(false);
}, 60_000);
