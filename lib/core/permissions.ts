/** The one table of who may do what. No other file names a role to decide a right. */
export const ROLES = ["PROSPECTOR", "SALES", "KAM", "OPERATIONS", "HEAD", "ADMIN"] as const;
export type Role = (typeof ROLES)[number];

const EVERYBODY: readonly Role[] = ROLES;
const SELLERS: readonly Role[] = ["PROSPECTOR", "SALES", "KAM", "HEAD", "ADMIN"];

export const PERMISSIONS = {
  "today.read": EVERYBODY,
  /** Parts of the page "Today": own clients and day; the people who report; the channels answered for; the set-up. */
  "today.own": ["PROSPECTOR", "SALES", "KAM", "HEAD"],
  "today.team": ["HEAD"],
  "today.channels": ["OPERATIONS"],
  "today.setup": ["ADMIN"],
  "grid.read": EVERYBODY,
  "clients.read": EVERYBODY,
  "clients.create": SELLERS,
  "clients.edit": SELLERS,
  "clients.archive": ["HEAD", "ADMIN"],
  /** Change of owner or tier: a head's decision. */
  "clients.assign": ["HEAD", "ADMIN"],
  /** Enter a client as VIP at once: the window of KAMs and of the top. */
  "clients.vip": ["KAM", "HEAD", "ADMIN"],
  "people.write": SELLERS,
  "contacts.write": SELLERS,
  /** Correct other people's cards, write later than the organisation's days back, confirm a start of work. */
  "contacts.oversee": ["HEAD", "ADMIN"],
  "plans.write": SELLERS,
  "digest.export": ["OPERATIONS", "HEAD", "ADMIN"],
  "import.run": ["ADMIN"],
  "settings.read": ["ADMIN"],
  "settings.write": ["ADMIN"],
  "team.manage": ["ADMIN"],
  "audit.read": ["ADMIN"],
  /** One's own password, sessions, language. */
  "account.own": EVERYBODY,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** How far a role's sight of clients reaches; several roles add up. `lib/clients/visibility.ts` turns it into queries. */
export const SIGHT = {
  PROSPECTOR: ["own", "colleagues"],
  SALES: ["own", "colleagues"],
  KAM: ["own"],
  OPERATIONS: ["own", "channels"],
  HEAD: ["own", "team", "channels"],
  ADMIN: ["all"],
} as const satisfies Record<Role, readonly ("own" | "colleagues" | "team" | "channels" | "all")[]>;

/** Whose clients a role may change, of those it sees. */
export const REACH = {
  PROSPECTOR: ["own"],
  SALES: ["own"],
  KAM: ["own"],
  OPERATIONS: [],
  HEAD: ["own", "team", "channels"],
  ADMIN: ["all"],
} as const satisfies Record<Role, readonly ("own" | "team" | "channels" | "all")[]>;

/** Whether any of the person's roles carries the permission. */
export function can(who: { readonly roles: readonly Role[] }, permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return who.roles.some((role) => allowed.includes(role));
}
