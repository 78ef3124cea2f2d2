import type { Kind } from "@/lib/contacts/form";

/** What the panel is asked to write. No client: one is picked by typing. */
export interface LogTarget {
  readonly clientId: string | null;
  readonly kind: Kind;
  /** The day of the contact, where it is not today. */
  readonly on: string | null;
  /** A card to be corrected. */
  readonly cardId: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KINDS: readonly Kind[] = ["CALL", "VISIT", "START", "END"];
export const NEW = "new";

/** `new`, or `<client>[.visit][.2026-11-20][.<card>]` in any order after the client. */
export function readTarget(text: string): LogTarget | null {
  const [client = "", ...rest] = text.split(".");
  if (client !== NEW && !UUID.test(client)) return null;
  return {
    clientId: client === NEW ? null : client,
    kind: KINDS.find((kind) => rest.includes(kind.toLowerCase())) ?? "CALL",
    on: rest.find((part) => /^\d{4}-\d\d-\d\d$/.test(part)) ?? null,
    cardId: rest.find((part) => UUID.test(part)) ?? null,
  };
}

export const writeTarget = ({ clientId, kind, on, cardId }: LogTarget): string =>
  [clientId ?? NEW, kind === "CALL" ? null : kind.toLowerCase(), on, cardId].filter(Boolean).join(".");

/** The client whose page this is. */
export const clientOfPath = (path: string): string | null => {
  const found = /^\/clients\/([^/]+)/.exec(path)?.[1];
  return found && UUID.test(found) ? found : null;
};
