import { readSettings } from "./settings.mjs";
import { supervise } from "./serve/supervise";
import { Stop } from "./stop.mjs";

// Started by scripts/start.mjs under the pinned Node, never by hand.
supervise(readSettings(process.argv.slice(2), process.env)).catch((error: unknown) => {
  // Everything thrown on purpose below here is a sentence with its remedy; a stack helps only with what is a bug.
  console.error(error instanceof Stop || !process.env["DEBUG"] ? `\n✗ ${error instanceof Error ? error.message : String(error)}` : error);
  process.exit(1);
});
