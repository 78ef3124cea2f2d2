import "server-only";
import type { Db } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { entryTable, nextPosition, type StoredEntry } from "@/lib/directory/entries";
import { localeOf } from "@/lib/directory/queries";
import { presentFor, readyEntries, type DirectoryLocale } from "@/lib/directory/ready";
import { nameKey, type Dictionary } from "@/lib/directory/rules";
import type { PlannedClient } from "@/lib/imports/rules";
import type { ImportMapping } from "@/lib/imports/schema";

/** Where a client of the file belongs. */
export interface Place {
  readonly channelId: Uuid;
  readonly subChannelId: Uuid;
  readonly regionId: Uuid;
  readonly sourceId: Uuid;
}

export interface Places {
  of(client: PlannedClient): Place;
  /** Entries that were not there before. */
  readonly added: number;
}

/** The source of clients of whom the file names none: every client has one, and it is not the one called "unknown". */
export const NOT_STATED = { key: "not-stated", ru: "не указан", en: "not stated" } as const;

/** What an entry is made of besides its name. */
type Make = (name: string) => object;

/**
 * The entries that the clients need, found by name as people compare names; what is missing is added at the end of its
 * list. A subject of Russia and a ready source come as the ready ones are. An archived entry is used and stays archived.
 */
export async function placesFor(db: Db, viewer: Viewer, clients: readonly PlannedClient[], mapping: ImportMapping): Promise<Places> {
  const locale = await localeOf(db);
  const [channels, regions, sources] = [
    await List.open(db, viewer, "channel"), await List.open(db, viewer, "region", locale), await List.open(db, viewer, "source", locale),
  ];
  await channels.need(clients.map((client) => client.channel), () => ({}));
  await regions.need(clients.map((client) => client.region), () => ({ zone: viewer.organisation.zone }));
  await sources.need(clients.map((client) => client.source ?? NOT_STATED[locale]), (name) =>
    ({ kind: mapping.sourceKind, ...(name === NOT_STATED[locale] ? { key: NOT_STATED.key } : {}) }));
  const subChannels = new Map<Uuid, List>();
  for (const [channelId, names] of subChannelsOf(clients, channels)) {
    const list = await List.open(db, viewer, "subChannel", null, channelId);
    await list.need(names, () => ({ channelId }));
    subChannels.set(channelId, list);
  }
  return {
    of(client) {
      const channelId = channels.id(client.channel);
      const sub = subChannels.get(channelId);
      if (!sub) throw new Error(`no sub-channels of ${client.channel}`);
      const sourceId = sources.id(client.source ?? NOT_STATED[locale]);
      return { channelId, subChannelId: sub.id(client.subChannel), regionId: regions.id(client.region), sourceId };
    },
    added: [channels, regions, sources, ...subChannels.values()].reduce((sum, list) => sum + list.added, 0),
  };
}

function subChannelsOf(clients: readonly PlannedClient[], channels: List): Map<Uuid, string[]> {
  const names = new Map<Uuid, string[]>();
  for (const client of clients) {
    const id = channels.id(client.channel);
    const known = names.get(id);
    if (known) known.push(client.subChannel);
    else names.set(id, [client.subChannel]);
  }
  return names;
}

/** One dictionary, or the sub-channels of one channel, while an import reads and fills it. */
class List {
  private readonly ids = new Map<string, Uuid>();
  added = 0;

  private constructor(
    private readonly db: Db,
    private readonly tenantId: Uuid,
    private readonly dictionary: Dictionary,
    private readonly locale: DirectoryLocale | null,
    private readonly present: readonly StoredEntry[],
  ) {
    for (const entry of present) this.ids.set(nameKey(entry.name), entry.id);
  }

  /** `locale`: the language of the ready entries that a name may mean; null for lists that have none. */
  static async open(db: Db, { tenantId }: Viewer, dictionary: Dictionary, locale: DirectoryLocale | null = null, channelId?: Uuid): Promise<List> {
    const present = await entryTable(db, dictionary).findMany({ where: { tenantId, ...(channelId ? { channelId } : {}) }, orderBy: { id: "asc" } });
    return new List(db, tenantId, dictionary, locale, present);
  }

  async need(names: readonly string[], make: Make): Promise<void> {
    const missing = new Map<string, string>();
    for (const name of names) if (!this.ids.has(nameKey(name)) && !missing.has(nameKey(name))) missing.set(nameKey(name), name);
    const rows = [...missing].flatMap(([key, name]) => this.entry(key, name, make));
    const first = nextPosition(this.present);
    const place = (at: number) => (this.dictionary === "region" ? {} : { position: first + at });
    if (rows.length > 0) await entryTable(this.db, this.dictionary).createMany({ data: rows.map((row, at) => ({ ...row, ...place(at) })) });
    this.added += rows.length;
  }

  id(name: string): Uuid {
    const id = this.ids.get(nameKey(name));
    if (!id) throw new Error(`no ${this.dictionary} of this name`);
    return id;
  }

  /** The row to add, or nothing where the organisation has the ready entry of this name under a name of its own. */
  private entry(key: string, name: string, make: Make): object[] {
    const ready = this.ready().find((one) => nameKey(one.name) === key);
    const known = ready && presentFor(this.present.map((entry) => ({ ...entry, mark: entry.code ?? entry.key ?? null })), ready);
    const id = known?.id ?? newId();
    this.ids.set(key, id);
    return known ? [] : [{ tenantId: this.tenantId, id, name, ...make(name), ...ready?.data }];
  }

  private ready() {
    return this.locale !== null && (this.dictionary === "region" || this.dictionary === "source") ? readyEntries(this.dictionary, this.locale) : [];
  }
}
