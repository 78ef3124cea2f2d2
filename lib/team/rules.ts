/**
 * Whether `managerId` above `id` would close a circle in the reporting tree (a person above themselves is one too).
 * `managerOf`: everybody's present manager; a circle that is already there ends the walk.
 */
export function closesCircle(managerOf: ReadonlyMap<string, string | null>, id: string, managerId: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null = managerId; at !== null && !seen.has(at); at = managerOf.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/**
 * Where a person lands after signing in: the address they asked for when it is a page of ours, else Today.
 * Refused: other hosts ("//…", "/\…", with tabs or newlines that browsers drop), the sign-in page itself, the API.
 */
export function landing(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?!\/)[^\\\s\u0000-\u001f]*$/.test(wanted)) return "/today";
  return /^\/(sign-in|invitation|api)(\/|\?|#|$)/.test(wanted) || wanted === "/" ? "/today" : wanted;
}

export interface Place {
  readonly name: string;
  readonly email?: string | null;
  readonly roles: readonly string[];
  readonly channelIds: readonly string[];
  readonly managerId: string | null;
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));

/** The names of the fields in which two places of one person differ; an e-mail left out differs from nothing. */
export function changedFields(before: Place, after: Place): (keyof Place)[] {
  const changed: (keyof Place)[] = [];
  if (before.name !== after.name) changed.push("name");
  if (after.email !== undefined && (before.email ?? null) !== after.email) changed.push("email");
  if (!sameSet(before.roles, after.roles)) changed.push("roles");
  if (!sameSet(before.channelIds, after.channelIds)) changed.push("channelIds");
  if (before.managerId !== after.managerId) changed.push("managerId");
  return changed;
}
