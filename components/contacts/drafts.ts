import { keep, keysKept, readJson } from "@/components/contacts/device-storage";
import type { CardForm } from "@/lib/contacts/form";

/** What is typed and not yet sent, one of a member and a client, or of a card that is being corrected. */
export interface Draft {
  /** Makes a repeated sending one card. */
  readonly key: string;
  readonly form: CardForm;
  /** How long the panel was open, in seconds. */
  readonly seconds: number;
  readonly clientId: string;
  readonly client: string;
  /** Organisation's clock: "yyyy-MM-dd", "HH:mm". */
  readonly on: string;
  readonly at: string;
  /** Of a correction: the card, and its version when it was opened. */
  readonly cardId: string | null;
  readonly version: number;
}

const prefix = (memberId: string) => `five-wins:draft:${memberId}:`;
/** A day's telephone work leaves none behind; what is older than this was forgotten. */
const MOST = 40;

export const readDraft = (memberId: string, subject: string): Draft | null => readJson<Draft>(prefix(memberId) + subject);
export const dropDraft = (memberId: string, subject: string): void => keep(prefix(memberId) + subject, null);

export function writeDraft(memberId: string, draft: Draft): void {
  keep(prefix(memberId) + (draft.cardId ?? draft.clientId), JSON.stringify(draft));
}

/** Drafts of new cards, the newest first. */
export const draftsOf = (memberId: string): Draft[] =>
  keysKept(prefix(memberId)).map((key) => readJson<Draft>(key)).filter((draft) => draft !== null && draft.cardId === null)
    .toSorted((one, two) => `${two?.on} ${two?.at}`.localeCompare(`${one?.on} ${one?.at}`)).slice(0, MOST) as Draft[];

/** A uuid; also where the page is served without https and `crypto.randomUUID` is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = 0x40 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
