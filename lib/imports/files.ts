import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { DateOnly } from "@/lib/core/dates";
import { Refusal } from "@/lib/core/refusal";
import { readTable } from "@/lib/imports/csv";
import { columnsOf, readMapping } from "@/lib/imports/mapping";
import { planImport, type ImportPlan } from "@/lib/imports/plan";
import type { ImportMapping } from "@/lib/imports/schema";

/** Files read and planned; nothing is written yet. */
export interface PreparedImport {
  readonly plan: ImportPlan;
  readonly mapping: ImportMapping;
  readonly fileName: string;
  readonly digest: Uint8Array;
}

/**
 * Reads a main file, the one joined to it (beside it) and their mapping. `today` is the organisation's.
 * Throws the Refusals of `readTable` and `readMapping`; a mapping that is not there is import-file-missing.
 */
export async function prepareImport(file: string, mappingFile: string, today: DateOnly): Promise<PreparedImport> {
  const mapping = readMapping(await readFile(mappingFile, "utf8").catch(() => {
    throw new Refusal("import-file-missing", { file: basename(mappingFile) });
  }));
  const joinedFile = mapping.joined && join(dirname(file), mapping.joined.file);
  const main = await readTable(file, columnsOf(mapping, "main"));
  const joined = joinedFile ? await readTable(joinedFile, columnsOf(mapping, "joined")) : null;
  const digest = await digestOf(joinedFile ? [file, joinedFile] : [file]);
  return { plan: planImport(main, joined, mapping, today), mapping, fileName: main.file, digest };
}

async function digestOf(files: readonly string[]): Promise<Uint8Array> {
  const hash = createHash("sha256");
  for (const file of files) for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest();
}
