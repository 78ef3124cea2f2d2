import "server-only";
import { insertRows } from "@/lib/core/bulk";
import { dbDate, type Db, refreshStatistics } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import { can } from "@/lib/core/permissions";
import { record } from "@/lib/core/record";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { addClients, type NewClient } from "@/lib/clients/bulk";
import { writeHistories, type HistoryCard } from "@/lib/contacts/history";
import { lockClient, recount } from "@/lib/months/recount";
import { placesFor, type Places } from "@/lib/imports/dictionary";
import { cardKey, sortByKnown, type KnownClient, type Sorted } from "@/lib/imports/known";
import { membersFor, type Members } from "@/lib/imports/members";
import type { ImportPlan } from "@/lib/imports/plan";
import type { PlannedCard, PlannedClient } from "@/lib/imports/rules";
import type { ImportMapping } from "@/lib/imports/schema";

export interface ImportInput {
  readonly plan: ImportPlan;
  readonly mapping: ImportMapping;
  readonly fileName: string;
  /** SHA-256 of the files. */
  readonly digest: Uint8Array;
  /** Does everything and takes it back: what it says is what a real run would have done. */
  readonly dryRun?: boolean;
  /** Takes the good rows though others were refused; else one bad row refuses the whole. */
  readonly skipRefused?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ImportCounts {
  /** Clients. */
  readonly created: number;
  readonly updated: number;
  readonly leftAlone: number;
  /** Rows. */
  readonly refused: number;
  readonly warned: number;
  /** New cards. */
  readonly calls: number;
  readonly visits: number;
  readonly starts: number;
  /** New entries of dictionaries, new members. */
  readonly entries: number;
  readonly members: number;
}

export interface ImportResult {
  /** null when nothing was written: a dry run, or nothing new in the files. */
  readonly batchId: Uuid | null;
  readonly counts: ImportCounts;
}

const AT_ONCE = 1_000;
/** An hour: half a million rows on a slow machine. */
const LONGEST_SECONDS = 3_600;

class Rehearsed extends Error {
  constructor(readonly counts: ImportCounts) {
    super("a dry run is taken back");
  }
}

/**
 * Brings a planned import in: one transaction, all or nothing. Clients who are here already get only the cards they
 * lack, so the same files twice change nothing. Throws Refusal: not-allowed; import-rows-refused.
 */
export async function runImport(viewer: Viewer, input: ImportInput): Promise<ImportResult> {
  if (!can(viewer, "import.run")) throw new Refusal("not-allowed");
  const { refused } = input.plan;
  if (refused.length > 0 && !input.skipRefused && !input.dryRun) throw new Refusal("import-rows-refused", { count: refused.length });
  try {
    const done = await viewer.write((db) => importAll(db, viewer, input), LONGEST_SECONDS);
    if (done.batchId) await refreshStatistics();
    return done;
  } catch (error) {
    if (error instanceof Rehearsed) return { batchId: null, counts: error.counts };
    throw error;
  }
}

interface Run {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly input: ImportInput;
  readonly batchId: Uuid;
  readonly places: Places;
  readonly members: Members;
}

async function importAll(db: Db, viewer: Viewer, input: ImportInput): Promise<ImportResult> {
  // The lock of the dictionaries: a second import waits here, and nobody adds the same entry meanwhile.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`directory ${viewer.tenantId}`}, 0))`;
  const sorted = await sortByKnown(db, viewer, input.plan.clients, input.mapping.system);
  const clients = [...sorted.created, ...sorted.updated.map(({ client, cards }) => ({ ...client, cards: [...cards] }))];
  if (clients.length === 0) return { batchId: null, counts: countsOf(sorted, clients, input, 0, 0) };
  const places = await placesFor(db, viewer, sorted.created, input.mapping);
  const members = await membersFor(db, viewer, clients, input.mapping);
  const counts = countsOf(sorted, clients, input, places.added, members.added);
  const run: Run = { db, viewer, input, batchId: newId(), places, members };
  await writeBatch(run, counts);
  await createClients(run, sorted.created);
  await updateClients(run, sorted.updated);
  await record(db, viewer, "import.done", { entity: "import_batch", entityId: run.batchId, details: { ...counts } });
  if (input.dryRun) throw new Rehearsed(counts);
  return { batchId: run.batchId, counts };
}

function countsOf(sorted: Sorted, clients: readonly PlannedClient[], { plan }: ImportInput, entries: number, members: number): ImportCounts {
  const count = (kind: PlannedCard["kind"]) => clients.reduce((sum, { cards }) => sum + cards.filter((card) => card.kind === kind).length, 0);
  return {
    created: sorted.created.length, updated: sorted.updated.length, leftAlone: sorted.leftAlone,
    refused: plan.refused.length, warned: plan.warnings.length,
    calls: count("CALL"), visits: count("VISIT"), starts: count("START"), entries, members,
  };
}

async function writeBatch({ db, viewer: { tenantId, memberId }, input, batchId }: Run, counts: ImportCounts): Promise<void> {
  const { mapping, fileName, digest, plan } = input;
  await db.importBatch.create({ data: {
    tenantId, id: batchId, fileName, digest: new Uint8Array(digest), mapping: JSON.parse(JSON.stringify(mapping)), counts: { ...counts }, byId: memberId,
  } });
  const rows = [...plan.refused.map((row) => ({ ...row, verdict: "refused" })), ...plan.warnings.map((row) => ({ ...row, verdict: "warned" }))];
  await insertRows(db, "import_row", rows.map(({ file, line, verdict, reason, values }) =>
    ({ tenant_id: tenantId, id: newId(), batch_id: batchId, file, line, verdict, reason, details: values })));
}

async function createClients(run: Run, clients: readonly PlannedClient[]): Promise<void> {
  const { db, viewer, batchId, input } = run;
  for (let from = 0; from < clients.length; from += AT_ONCE) {
    const chunk = clients.slice(from, from + AT_ONCE).map((client) => ({ client, id: newId() }));
    await addClients(db, viewer, chunk.map(({ client, id }) => newClient(run, client, id)), "import", batchId);
    await writeHistories(db, viewer, chunk.map(({ client, id }) => ({ clientId: id, cards: client.cards.map((card) => historyCard(run, card)), plans: [] })), batchId);
    input.onProgress?.(Math.min(from + AT_ONCE, clients.length), clients.length);
  }
}

function newClient({ viewer, input, places, members }: Run, client: PlannedClient, id: Uuid): NewClient {
  const first = client.cards.map((card) => card.occurredOn).sort()[0];
  return {
    id, name: client.name, inn: null, ...places.of(client), tier: client.tier, ownerId: members.id(client.owner),
    foundOn: first ?? viewer.today, external: { system: input.mapping.system, key: client.externalKey },
  };
}

/** A mapping only knows whether a decision maker was reached: a visit took place with somebody, a call perhaps with nobody. */
function reachOf(card: PlannedCard): HistoryCard["reach"] {
  if (card.reached || card.kind === "START") return "DECISION_MAKER";
  return card.kind === "VISIT" ? "SOMEBODY" : "NOBODY";
}

const historyCard = ({ input, members }: Run, card: PlannedCard): HistoryCard => ({
  id: newId(), kind: card.kind, reach: reachOf(card), purpose: "OTHER", occurredOn: card.occurredOn, occurredAt: null, imported: true,
  authorId: members.id(card.author), personId: null, durationSeconds: null, substance: "", proposals: "", outcomeId: null,
  nextOn: null, nextKind: null, stopReasonId: null, externalKey: cardKey(input.mapping.system, card), enteredAt: null,
});

/** In the order of ids, so that two who change many clients never wait for each other. */
async function updateClients(run: Run, known: readonly KnownClient[]): Promise<void> {
  const { db, viewer, batchId } = run;
  const { tenantId } = viewer;
  for (const { clientId, cards } of known.toSorted((one, other) => (one.clientId < other.clientId ? -1 : 1))) {
    await lockClient(db, viewer, clientId);
    await db.contactCard.createMany({ data: cards.map((card) => {
      const { id, kind, reach, authorId, externalKey } = historyCard(run, card);
      return { tenantId, id, clientId, kind, reach, authorId, externalKey, occurredOn: dbDate(card.occurredOn), origin: "IMPORTED" as const, importBatchId: batchId };
    }) });
    await recount(db, viewer, clientId, "import");
  }
}
