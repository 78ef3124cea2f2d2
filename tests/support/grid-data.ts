import { decodeGrid } from "@/lib/grid/codec";
import { encodeGrid } from "@/lib/grid/encode";
import type { GridData, GridRowInput, GridSource } from "@/lib/grid/schema";
import { generatedGrid } from "@/tests/support/generated-grid";

/** What the browser holds after the server sent this. */
export function received(source: GridSource): GridData {
  const answer = decodeGrid(encodeGrid(source));
  if (answer.kind !== "full") throw new Error("a full grid was expected");
  return answer.data;
}

/** A believable grid with the first rows changed: what a test cares about and nothing else. */
export const gridWith = (...changes: Partial<GridRowInput>[]): GridData => {
  const source = generatedGrid(changes.length);
  return received({ ...source, rows: source.rows.map((row, at) => ({ ...row, archived: false, ...changes[at] })) });
};
