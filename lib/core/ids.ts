import { randomBytes } from "node:crypto";
import { now } from "./clock";

export type Uuid = string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text is a uuid; everything that reaches the database as an id is checked by this or by zod. */
export const isUuid = (text: unknown): text is Uuid => typeof text === "string" && UUID.test(text);

/** A uuid v7 (RFC 9562): 48 bits of milliseconds, then random; keys of one minute lie side by side in the index. */
export function newId(at: Date = now()): Uuid {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
