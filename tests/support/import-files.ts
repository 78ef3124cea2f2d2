import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const MAPPING = {
  system: "sheet", key: "id", joined: { file: "deals.csv", key: "id" },
  client: {
    name: { column: "name" }, source: { column: "source", empty: null }, channel: { column: "channel" }, subChannel: { constant: "Сети" },
    region: { constant: "Тверская область" }, tier: { constant: "MEDIUM" }, owner: { column: "who", file: "joined" },
  },
  cards: [
    { id: "call", kind: "CALL", date: { column: "on" } },
    { id: "start", kind: "START", date: { column: "won", file: "joined" }, author: { column: "who", file: "joined" } },
  ],
};

export interface ImportFiles {
  readonly folder: string;
  readonly file: string;
  readonly map: string;
}

/** A leads file (id, name, source, channel, on), a deals file (id, who, won) and their mapping, in a folder of its own. */
export function importFiles(leads: readonly (readonly string[])[], deals: readonly (readonly string[])[] = [], change: object = {}): ImportFiles {
  const folder = mkdtempSync(join(tmpdir(), "five-wins-import-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [file, map] = [join(folder, "leads.csv"), join(folder, "map.json")];
  const csv = (heading: string, rows: readonly (readonly string[])[]) => [heading, ...rows.map((row) => row.join(";")), ""].join("\n");
  writeFileSync(file, csv("id;name;source;channel;on", leads));
  writeFileSync(join(folder, "deals.csv"), csv("id;who;won", deals));
  writeFileSync(map, JSON.stringify({ ...MAPPING, ...change }));
  return { folder, file, map };
}
