// node scripts/run.mjs scripts/import.ts …: runs one of our TypeScript programs with its database ready.
import "./node-version.mjs";

import("./run-main.mjs").then(({ main }) => main());
