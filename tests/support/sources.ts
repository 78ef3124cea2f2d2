import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export type Source = { file: string; text: string };

/** All files below `folder` whose name ends as wanted, with their text; paths from the repository's root. */
export function sources(folder: string, ...endings: string[]): Source[] {
  return readdirSync(folder).toSorted().flatMap((name) => {
    const file = path.posix.join(folder, name);
    if (statSync(file).isDirectory()) return sources(file, ...endings);
    return endings.some((ending) => name.endsWith(ending)) ? [{ file, text: readFileSync(file, "utf8") }] : [];
  });
}
