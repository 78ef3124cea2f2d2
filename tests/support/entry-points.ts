import type { Permission } from "@/lib/core/permissions";

/**
 * Every way into the product and what guards it. An entry point that is missing here, or guarded otherwise than said
 * here, fails tests/architecture/authorisation; tests/e2e/authorisation asks the running server as every role.
 */

/** `open`: reached without signing in. */
export type Guard = Permission | "open";

export interface Page { readonly guard: Guard; /** The address to ask for; `{client}` is one that the person sees. */ readonly at: string }

export const PAGES: Readonly<Record<string, Page>> = {
  "app/page.tsx": { guard: "open", at: "/" },
  "app/sign-in/page.tsx": { guard: "open", at: "/sign-in" },
  "app/invitation/[token]/page.tsx": { guard: "open", at: "/invitation/no-such-token" },
  "app/(crm)/today/page.tsx": { guard: "today.read", at: "/today" },
  "app/(crm)/grid/page.tsx": { guard: "grid.read", at: "/grid" },
  "app/(crm)/clients/page.tsx": { guard: "clients.read", at: "/clients" },
  "app/(crm)/clients/new/page.tsx": { guard: "clients.create", at: "/clients/new" },
  "app/(crm)/clients/[clientId]/page.tsx": { guard: "clients.read", at: "/clients/{client}" },
  "app/(crm)/clients/[clientId]/edit/page.tsx": { guard: "clients.edit", at: "/clients/{client}/edit" },
  "app/(crm)/digests/page.tsx": { guard: "digest.export", at: "/digests" },
  "app/(crm)/account/page.tsx": { guard: "account.own", at: "/account" },
  "app/(crm)/settings/page.tsx": { guard: "settings.read", at: "/settings" },
  "app/(crm)/settings/absences/page.tsx": { guard: "settings.read", at: "/settings/absences" },
  "app/(crm)/settings/audit/page.tsx": { guard: "audit.read", at: "/settings/audit" },
  "app/(crm)/settings/calendar/page.tsx": { guard: "settings.read", at: "/settings/calendar" },
  "app/(crm)/settings/channels/page.tsx": { guard: "settings.read", at: "/settings/channels" },
  "app/(crm)/settings/norms/page.tsx": { guard: "settings.read", at: "/settings/norms" },
  "app/(crm)/settings/organisation/page.tsx": { guard: "settings.read", at: "/settings/organisation" },
  "app/(crm)/settings/outcomes/page.tsx": { guard: "settings.read", at: "/settings/outcomes" },
  "app/(crm)/settings/people/page.tsx": { guard: "team.manage", at: "/settings/people" },
  "app/(crm)/settings/regions/page.tsx": { guard: "settings.read", at: "/settings/regions" },
  "app/(crm)/settings/services/page.tsx": { guard: "settings.read", at: "/settings/services" },
  "app/(crm)/settings/sources/page.tsx": { guard: "settings.read", at: "/settings/sources" },
};

export interface Handler { readonly guard: Guard; readonly methods: readonly ("GET" | "POST")[]; readonly at: string; /** What the permitted are answered. */ readonly answers: number }

export const HANDLERS: Readonly<Record<string, Handler>> = {
  "app/api/auth/[...nextauth]/route.ts": { guard: "open", methods: ["GET", "POST"], at: "/api/auth/csrf", answers: 200 },
  "app/api/health/route.ts": { guard: "open", methods: ["GET"], at: "/api/health", answers: 200 },
  "app/api/grid/route.ts": { guard: "grid.read", methods: ["GET"], at: "/api/grid", answers: 200 },
  "app/api/search/route.ts": { guard: "clients.read", methods: ["GET"], at: "/api/search?q=a", answers: 200 },
  "app/api/contacts/cell/route.ts": { guard: "grid.read", methods: ["GET"], at: "/api/contacts/cell?client={client}&month=322", answers: 200 },
  "app/api/contacts/sheet/route.ts": { guard: "contacts.write", methods: ["GET"], at: "/api/contacts/sheet?client={client}", answers: 200 },
  // No card is named: 404 for all, so only who is signed out is told apart here; the rows' rights are in tests/db.
  "app/api/contacts/versions/route.ts": { guard: "clients.read", methods: ["GET"], at: "/api/contacts/versions", answers: 404 },
  // Nothing is asked for: whoever may ask is told so.
  "app/api/digests/route.ts": { guard: "digest.export", methods: ["GET"], at: "/api/digests", answers: 400 },
};

/** By file and export. */
export const ACTIONS: Readonly<Record<string, Readonly<Record<string, Permission>>>> = {
  "lib/calendar/actions.ts": {
    setDay: "settings.write", resetDay: "settings.write", setNorm: "settings.write", removeNorm: "settings.write",
    addAbsence: "settings.write", removeAbsence: "settings.write",
  },
  "lib/clients/actions.ts": {
    createClient: "clients.create", editClient: "clients.edit", findDuplicates: "clients.create", assignClient: "clients.assign",
    correctSource: "clients.edit", archiveClient: "clients.archive", restoreClient: "clients.archive",
    addPerson: "people.write", editPerson: "people.write", archivePerson: "people.write", restorePerson: "people.write",
  },
  "lib/contacts/actions.ts": {
    logContact: "contacts.write", correctContact: "contacts.write", annulContact: "contacts.write", restoreContact: "contacts.write",
    confirmStart: "contacts.oversee",
  },
  "lib/directory/actions.ts": {
    addEntry: "settings.write", changeEntry: "settings.write", archiveEntry: "settings.write", reorderEntries: "settings.write",
    tickRegions: "settings.write", tickDefaults: "settings.write", saveOrganisation: "settings.write",
  },
  "lib/months/actions.ts": { planContact: "plans.write", withdrawPlan: "plans.write", restorePlans: "plans.write" },
  "lib/team/actions.ts": {
    editPerson: "team.manage", deactivatePerson: "team.manage", reactivatePerson: "team.manage", invitePerson: "team.manage",
    withdrawInvitation: "team.manage", changePassword: "account.own", endOtherSessions: "account.own", signOut: "account.own",
    signOutEverywhere: "account.own",
  },
};

/** Every entry point as one word, with its guard: what the sources are compared with. */
export function listedEntryPoints(): Map<string, Guard> {
  return new Map([
    ...Object.entries(PAGES).map(([file, { guard }]) => [file, guard] as const),
    ...Object.entries(HANDLERS).flatMap(([file, { guard, methods }]) => methods.map((method) => [`${file} ${method}`, guard] as const)),
    ...Object.entries(ACTIONS).flatMap(([file, actions]) => Object.entries(actions).map(([name, guard]) => [`${file} ${name}`, guard] as const)),
  ]);
}
