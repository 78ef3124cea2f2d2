import { logContact } from "@/lib/contacts/actions";
import type { CardContent } from "@/lib/contacts/schema";
import { announce } from "@/components/contacts/announce";
import { keep, readJson, readKept } from "@/components/contacts/device-storage";
import type { Refused } from "@/components/refusals/refusal-words";

/** A card that could not be sent. It keeps its key, so however often it is sent, it becomes one card. */
export interface Waiting {
  readonly key: string;
  readonly clientId: string;
  readonly client: string;
  readonly content: CardContent;
  /** "HH:mm" when it was written. */
  readonly at: string;
  /** The server has read it and said no: it waits for its author. */
  readonly refused?: Refused;
}

const place = (memberId: string) => `five-wins:outbox:${memberId}`;

export const outboxText = (memberId: string): string => readKept(place(memberId)) ?? "[]";
export const waitingIn = (memberId: string): Waiting[] => readJson<Waiting[]>(place(memberId)) ?? [];

const write = (memberId: string, waiting: readonly Waiting[]) => keep(place(memberId), waiting.length > 0 ? JSON.stringify(waiting) : null);

export const enqueue = (memberId: string, card: Waiting): void => write(memberId, [...waitingIn(memberId).filter(({ key }) => key !== card.key), card]);
export const removeWaiting = (memberId: string, key: string): void => write(memberId, waitingIn(memberId).filter((card) => card.key !== key));
const markRefused = (memberId: string, key: string, refused: Refused) =>
  write(memberId, waitingIn(memberId).map((card) => (card.key === key ? { ...card, refused } : card)));

let sending: Promise<readonly Waiting[]> | null = null;

/** Sends what waits, one card after the other, in one tab at a time. Returns the cards that arrived. */
export function sendWaiting(memberId: string): Promise<readonly Waiting[]> {
  sending ??= alone(() => sendAll(memberId)).finally(() => { sending = null; });
  return sending;
}

/** Two tabs that send at once would do no harm, only double the work: the key makes one card of both. */
const alone = (work: () => Promise<readonly Waiting[]>): Promise<readonly Waiting[]> =>
  "locks" in navigator ? navigator.locks.request("five-wins:outbox", work) : work();

async function sendAll(memberId: string): Promise<readonly Waiting[]> {
  const arrived: Waiting[] = [];
  for (const card of waitingIn(memberId).filter(({ refused }) => !refused)) {
    const outcome = await send(card);
    if (outcome === "later") break;
    if (outcome !== "arrived") {
      markRefused(memberId, card.key, outcome);
      continue;
    }
    removeWaiting(memberId, card.key);
    arrived.push(card);
  }
  return arrived;
}

async function send({ key, clientId, content }: Waiting): Promise<"arrived" | "later" | Refused> {
  try {
    const result = await logContact({ key, clientId, ...content });
    if (!result.ok) return result.refusal.code === "signed-out" || result.refusal.code === "unexpected" ? "later" : result.refusal;
    announce("five-wins:card-logged", { clientId, occurredOn: content.occurredOn, kind: content.kind, reach: content.reach });
    return "arrived";
  } catch {
    // No connection, or a server that is just being replaced.
    return "later";
  }
}
