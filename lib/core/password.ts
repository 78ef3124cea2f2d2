import "server-only";
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { Refusal } from "./refusal";

// security.md: argon2id, 46 MiB, one pass, one lane; two hashes at once at most, so that a flood cannot eat the memory.
const COST = { memory: 47_104, passes: 1, parallelism: 1, tagLength: 32 } as const;
const AT_ONCE = 2;
/** Who comes when so many wait already is asked to come again: a queue without end would keep everybody out. */
const WAITING_MOST = 30;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= WAITING_MOST) throw new Refusal("busy");
  if (running >= AT_ONCE) await new Promise<void>((resume) => waiting.push(resume));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

const tagOf = (password: string, nonce: Buffer) =>
  inTurn(() => new Promise<Buffer>((resolve, reject) => {
    argon2("argon2id", { message: password.normalize("NFKC"), nonce, ...COST }, (error, tag) => (error ? reject(error) : resolve(tag)));
  }));

/** The stored form: `argon2id$<nonce>$<tag>`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  return `argon2id$${nonce.toString("base64url")}$${(await tagOf(password, nonce)).toString("base64url")}`;
}

/** Whether the password belongs to the stored hash. Without a hash it takes as long and says no. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const [, nonce, tag] = (stored ?? `argon2id$${"A".repeat(22)}$${"A".repeat(43)}`).split("$");
  const given = await tagOf(password, Buffer.from(nonce!, "base64url"));
  const expected = Buffer.from(tag!, "base64url");
  return stored !== null && given.length === expected.length && timingSafeEqual(given, expected);
}

export const PASSWORD_MIN = 12;
const COMMON = ["password", "qwerty", "йцукен", "пароль", "123456", "111111", "letmein", "welcome", "admin"];

/** `null` when the password may be used, else a refusal code: too short, or made of what everybody tries first. */
export function passwordRefusal(password: string, email = ""): "password-short" | "password-common" | null {
  const text = password.normalize("NFKC").toLowerCase();
  if ([...text].length < PASSWORD_MIN) return "password-short";
  const left = [...COMMON, ...email.toLowerCase().split(/[@.]/).filter((part) => part.length > 3)]
    .reduce((rest, word) => rest.replaceAll(word, ""), text).replace(/[^\p{L}]+/gu, "");
  return new Set(left).size < 3 || new Set(text).size < 5 ? "password-common" : null;
}
