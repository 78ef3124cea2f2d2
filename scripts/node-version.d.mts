/** The sentence an old Node is refused with; null when it is new enough. */
export function refusalOf(version: string): string | null;
