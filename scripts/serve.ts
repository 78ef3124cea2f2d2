import { readSettings } from "./settings.mjs";
import { supervise } from "./serve/supervise";

// Started by scripts/start.mjs under the pinned Node, never by hand.
void supervise(readSettings(process.argv.slice(2), process.env));
