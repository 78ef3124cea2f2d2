// npm test [check|rules|db|e2e|all] [files…]: its own set-up, then every check; ends with "N passed, N failed".
import "./node-version.mjs";

import("./test-main.mjs").then(({ main }) => main());
