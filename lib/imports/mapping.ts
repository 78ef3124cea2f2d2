import { Refusal } from "@/lib/core/refusal";
import { holesOf, type ReadCell } from "@/lib/imports/rules";
import { ImportMapping, type ColumnRef } from "@/lib/imports/schema";

/** Reads a mapping file. Throws Refusal("import-mapping-invalid") that names the first wrong place. */
export function readMapping(json: string): ImportMapping {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new Refusal("import-mapping-invalid", { where: "JSON", what: "" });
  }
  const mapping = ImportMapping.safeParse(parsed);
  if (!mapping.success) {
    const issue = mapping.error.issues[0];
    throw new Refusal("import-mapping-invalid", { where: issue?.path.join(".") ?? "", what: issue?.message ?? "" });
  }
  if (!mapping.data.joined && columnsOf(mapping.data, "joined").length > 0)
    throw new Refusal("import-mapping-invalid", { where: "joined", what: columnsOf(mapping.data, "joined").join(", ") });
  const ids = mapping.data.cards.map((card) => card.id);
  if (new Set(ids).size < ids.length) throw new Refusal("import-mapping-invalid", { where: "cards", what: ids.join(", ") });
  return mapping.data;
}

/** Columns the mapping needs in a file, each once. */
export function columnsOf(mapping: ImportMapping, file: ColumnRef["file"]): string[] {
  const { client, cards } = mapping;
  const refs: (ColumnRef | undefined)[] = [
    ...[client.source, client.channel, client.subChannel, client.region, client.tier].map((from) => ("column" in from ? from : undefined)),
    client.owner,
    client.prospector,
    ...cards.flatMap((card) => [card.date, card.author]),
  ];
  const named = "column" in client.name ? [client.name.column] : holesOf(client.name.template);
  const own = file === "main" ? [mapping.key, ...named] : mapping.joined ? [mapping.joined.key] : [];
  return [...new Set([...own, ...refs.filter((ref) => ref?.file === file).map((ref) => ref?.column ?? "")])];
}

export type ClientField = Exclude<keyof ImportMapping["client"], "name">;

/** A field the files do not fill: how many clients lack it and what stands there instead (null: nothing). */
export interface Lacking {
  field: ClientField;
  entry: string | null;
  clients: number;
}

const FIELDS: readonly ClientField[] = ["source", "channel", "subChannel", "region", "tier", "owner", "prospector"];

/** What stands in the fields of this row that the files leave empty: the mapping's constant, its entry for "empty", or nothing. */
export function lackingFields({ client }: ImportMapping, read: ReadCell): { field: ClientField; entry: string | null }[] {
  return FIELDS.flatMap((field) => {
    const from = client[field];
    if (from === undefined) return [{ field, entry: null }];
    if ("constant" in from) return [{ field, entry: from.constant }];
    return read(from) === "" ? [{ field, entry: "empty" in from ? (from.empty ?? null) : null }] : [];
  });
}
