// npm start. No dependencies: this runs before there are any. See `npm start -- --help`.
import "./node-version.mjs";

import("./start-main.mjs").then(({ main }) => main());
