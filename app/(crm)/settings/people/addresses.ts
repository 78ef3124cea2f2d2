import type { PeopleFilter } from "@/lib/team/queries";

export const PEOPLE = "/settings/people";

/** The address of the list under this filter; `more` opens a panel or changes one condition. */
export function peopleAddress({ standing, words, role, channelId }: PeopleFilter, more: Readonly<Record<string, string>> = {}): string {
  const given = { standing: standing === "active" ? "" : standing, q: words, role: role ?? "", channel: channelId ?? "", ...more };
  const search = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ""));
  return search.size === 0 ? PEOPLE : `${PEOPLE}?${search}`;
}
