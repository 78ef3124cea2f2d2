/** The import law of the house. tests/architecture/imports.test.ts plants a violation of every rule here. */

const LEVELS = [
  ["team", "directory", "calendar"],
  ["clients", "months", "tasks", "undo"],
  ["contacts", "playbooks", "tenders", "exhibitions", "recordings"],
  ["grid", "call-lists", "checks", "five-wins", "dispatch", "reviews", "handovers", "funnel", "kam", "inbound"],
  ["debriefs", "signals", "pay", "digests", "imports", "exports", "search", "notifications", "audit", "today"],
];
const AREA = (names) => `^lib/(${names.join("|")})/`;

/** Files of core that know neither server nor database, so that forms and rules may use them. */
const PURE_CORE = "^lib/core/(dates|zones|date-words|refusal|permissions|format|locales|outcome)\\.ts$";
/** Files beside rules.ts that are as pure as they are: tables of data, one rule each. */
const PURE_AREA = "^lib/(calendar/(transfers|holidays|norms)|clients/(inn|names|phones|scripts))\\.ts$";
/** Files of app/ that Next calls by name; everything else there is a component like any other. */
const ROUTE_FILE = "/(page|layout|route|loading|error|global-error|not-found|template|default|sitemap|robots|manifest)\\.tsx?$";

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.next|\\.data|prisma/generated)/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
  forbidden: [
    rule("no-cycles", "Two files that need each other are one file, or miss a third.", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    rule("resolvable", "An import must lead somewhere.", { pathNot: "^tests/" }, { couldNotResolve: true, pathNot: "generated|^next|^server-only" }),
    rule(
      "one-door-to-the-database",
      "Only lib/core/db*, prisma/, scripts/ and tests/ touch Prisma or pg.",
      { path: "^(app|components|lib|proxy)", pathNot: "^lib/core/db" },
      { path: "node_modules/(pg|pg-[^/]+|@prisma|\\.prisma|prisma)/|^prisma/", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "rules-are-pure",
      "rules.ts and schema.ts import only rules and schemas, the pure files of core, zod, date-fns, @date-fns/tz, libphonenumber-js.",
      { path: ["^lib/[^/]+/(rules|schema)\\.ts$", PURE_AREA], pathNot: "^lib/core/" },
      { pathNot: ["^lib/[^/]+/[^/]*(rules|schema)\\.ts$", PURE_AREA, PURE_CORE, "node_modules/(zod|date-fns|@date-fns/tz|libphonenumber-js)/"], dependencyTypesNot: ["type-only"] },
    ),
    rule("core-knows-no-area", "The kernel imports no area.", { path: "^lib/core/" }, { path: "^lib/(?!core/)[^/]+/" }),
    rule("lib-knows-no-interface", "lib imports neither app nor components.", { path: "^lib/" }, { path: "^(app|components)/" }),
    rule(
      "data-arrives-as-props",
      "Components, and files of app that are no routes, import no queries, no commands, nothing of core that needs a server.",
      { path: ["^components/", "^app/"], pathNot: ROUTE_FILE },
      { path: ["^lib/[^/]+/[^/]*(queries|commands)", "^lib/core/"], pathNot: PURE_CORE, dependencyTypesNot: ["type-only"] },
    ),
    rule("pages-do-not-command", "A page reads; what changes goes through an action.", { path: "^app/" }, { path: "^lib/[^/]+/[^/]*commands", dependencyTypesNot: ["type-only"] }),
    rule("sections-are-strangers", "A section of (crm) never imports another.", { path: "^app/\\(crm\\)/([^/]+)/" }, { path: "^app/\\(crm\\)/[^/]+/", pathNot: "^app/\\(crm\\)/$1/" }),
    rule("ui-knows-no-domain", "components/ui imports no area and no other components.", { path: "^components/ui/" }, { path: ["^lib/(?!core/)", "^components/(?!ui/)", "^app/"] }),
    ...LEVELS.slice(0, -1).map((names, index) =>
      rule(`level-${index + 1}-looks-down`, "A lower area never imports a higher one: it records an event.", { path: AREA(names) }, { path: AREA(LEVELS.slice(index + 1).flat()) }),
    ),
    rule("nothing-imports-tests", "Tests know the product, not the other way round.", { path: "^(app|components|lib|prisma|scripts|proxy)", pathNot: "^scripts/check-" }, { path: "^tests/" }),
    rule("lib-knows-no-scripts", "What a script needs stands in lib.", { path: "^(app|components|lib|proxy)" }, { path: "^scripts/" }),
  ],
};
