import type { Role } from "@/lib/core/permissions";

/** What makes one demo organisation different from the other. */
export interface Profile {
  readonly name: string;
  readonly zone: string;
  readonly seed: number;
  readonly clients: number;
  /** Domain of the made-up e-mail addresses. */
  readonly domain: string;
  readonly channels: readonly { readonly name: string; readonly subChannels: readonly string[]; readonly words: readonly string[] }[];
  readonly services: readonly string[];
  /** Codes of regions with their weights. */
  readonly regions: readonly (readonly [string, number])[];
  readonly team: readonly TeamMember[];
  readonly positions: readonly (readonly [title: string, decides: boolean])[];
  readonly texts: Texts;
}

export interface TeamMember {
  /** Before the @; the first of a role is shown on the sign-in page. */
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly manager?: string;
  /** Positions in `channels`; all when left out. */
  readonly channels?: readonly number[];
}

/** Slots in braces are filled with numbers, months and names of the trade. */
export interface Texts {
  readonly first: readonly string[];
  readonly call: readonly string[];
  readonly visit: readonly string[];
  readonly negotiation: readonly string[];
  readonly start: readonly string[];
  readonly service: readonly string[];
  readonly dial: readonly string[];
  readonly refusal: readonly string[];
  readonly proposals: readonly string[];
  readonly objections: readonly string[];
  readonly essence: readonly string[];
  readonly stated: readonly string[];
  readonly potential: readonly string[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
}
