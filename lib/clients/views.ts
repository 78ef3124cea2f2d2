import type { DateOnly, MonthIndex } from "@/lib/core/dates";

/** What pages and components are shown: plain data, no rows of the database. */
export type Tier = "VIP" | "MEDIUM" | "SMALL";
export type Stage = "FOUND" | "REACHED" | "MET" | "NEGOTIATING" | "WORKING" | "LOST" | "LEFT";

export interface Named { readonly id: string; readonly name: string }

export interface PhoneView {
  readonly e164: string;
  readonly extension: string | null;
  /** As people read it: «+7 495 123-45-67 доб. 123». */
  readonly shown: string;
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly decisionMaker: boolean;
  readonly phone: PhoneView | null;
  readonly email: string | null;
  readonly notes: string;
  readonly version: number;
  readonly archived: boolean;
}

export interface PlanView {
  readonly id: string;
  readonly kind: "CALL" | "VISIT" | "START";
  readonly month: MonthIndex;
  readonly day: DateOnly | null;
  readonly reason: string;
  /** What the card that made the plan proposed to do. */
  readonly proposals: string;
}

export interface ClientCardView {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly stage: Stage;
  /** The day each stage was first reached, from the cards; a stage without one is missing. */
  readonly stageSince: Partial<Record<Stage, DateOnly>>;
  readonly channel: Named;
  readonly subChannel: Named;
  readonly region: Named & { readonly zone: string };
  readonly source: Named;
  readonly owner: Named | null;
  readonly inn: string | null;
  readonly site: string;
  readonly essence: string;
  readonly needsStated: string;
  readonly needsPotential: string;
  readonly notes: string;
  readonly phones: readonly PhoneView[];
  readonly people: readonly PersonView[];
  readonly foundOn: DateOnly;
  readonly lastContactOn: DateOnly | null;
  readonly nextContactOn: DateOnly | null;
  /** The earliest plan of this month or later, and those whose month has passed. */
  readonly nextPlan: PlanView | null;
  readonly missedPlans: readonly PlanView[];
  /** A byte a month from January 2000. */
  readonly packed: Uint8Array;
  readonly archivedOn: DateOnly | null;
  readonly localTime: string;
  readonly officeHours: boolean;
  /** Hours the client's clock is ahead of the organisation's. */
  readonly hoursAhead: number;
  readonly mayEdit: boolean;
  readonly history: readonly PeriodView[];
}

export interface PeriodView {
  readonly id: string;
  readonly field: "OWNER" | "TIER" | "STAGE" | "SOURCE";
  /** A person's or a source's name, or a value of the enumeration. */
  readonly value: string | null;
  readonly on: DateOnly;
  readonly cause: string;
  readonly by: string | null;
}

/** What the form holds: all text, as the person types it. Phones are one field, as they are pasted. */
export interface ClientValues {
  readonly name: string;
  readonly inn: string;
  readonly channelId: string;
  readonly subChannelId: string;
  readonly regionId: string;
  readonly site: string;
  readonly phones: string;
  readonly essence: string;
  readonly needsStated: string;
  readonly needsPotential: string;
  readonly notes: string;
}

export interface ClientFormView { readonly id: string; readonly version: number; readonly values: ClientValues }

/** What the form's choices are made of. */
export interface FormLists {
  readonly channels: readonly (Named & { readonly subChannels: readonly Named[] })[];
  readonly regions: readonly Named[];
  readonly sources: readonly (Named & { readonly kind: "INBOUND" | "OUTBOUND" })[];
}

export type DuplicateReason = "inn" | "phone" | "name" | "similar";

/** A client that may be the same. A colleague's, which the viewer may not see, has no name: only that it is there. */
export type Duplicate =
  | { readonly seen: true; readonly reason: DuplicateReason; readonly id: string; readonly name: string; readonly owner: string | null; readonly lastContactOn: DateOnly | null; readonly archived: boolean }
  | { readonly seen: false; readonly reason: DuplicateReason };

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly stage: Stage;
  readonly channel: string;
  readonly subChannel: string;
  readonly region: string;
  readonly owner: string | null;
  readonly source: string;
  readonly lastContactOn: DateOnly | null;
  readonly nextContactOn: DateOnly | null;
}

export interface ClientPageView {
  readonly rows: readonly ClientRow[];
  /** Cursors of the neighbouring pages. */
  readonly previous: string | null;
  readonly next: string | null;
}

export interface PersonFound { readonly id: string; readonly name: string; readonly position: string; readonly clientId: string; readonly client: string }

/** What the search box of the shell and the palette get. */
export interface QuickFound { readonly clients: readonly ClientRow[]; readonly people: readonly PersonFound[] }
