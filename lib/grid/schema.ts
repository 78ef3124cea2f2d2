import type { DateOnly, MonthIndex } from "@/lib/core/dates";
import type { Mark } from "@/lib/months/rules";

/** Days since 1 January 2000 in the organisation's zone; 0 stands for "none". See lib/grid/days. */
export type DayNumber = number;

export const TIERS = ["VIP", "MEDIUM", "SMALL"] as const;
export type GridTier = (typeof TIERS)[number];
export const STAGES = ["FOUND", "REACHED", "MET", "NEGOTIATING", "WORKING", "LOST", "LEFT"] as const;
export type GridStage = (typeof STAGES)[number];

export interface Entry {
  id: string;
  name: string;
}
/** A sub-channel belongs to one channel, so a row carries only its sub-channel. */
export interface SubChannelEntry extends Entry {
  channelId: string;
}
export interface GridDictionary {
  channels: readonly Entry[];
  subChannels: readonly SubChannelEntry[];
  regions: readonly Entry[];
  /** Surname first: «Гусева А.» */
  owners: readonly Entry[];
}

/** A client as the server reads it; ids must be in the dictionary, an owner may be missing. */
export interface GridRowInput {
  /** A uuid; version 7 travels shortest. */
  id: string;
  name: string;
  subChannelId: string;
  regionId: string;
  ownerId: string | null;
  tier: GridTier;
  stage: GridStage;
  archived: boolean;
  lastContact: DayNumber;
  nextContact: DayNumber;
  /** The month of the earliest plan not yet fulfilled, past ones included. */
  openPlan: MonthIndex | null;
  lastStep: DayNumber;
  /** The packed row (lib/months), whole or from a later month on. */
  packed: Uint8Array;
  /** The month of its first byte; left out: January 2000. */
  packedFrom?: MonthIndex;
}

export interface GridSource {
  /** What a later delta asks from; opaque. */
  stamp: string;
  currentMonth: MonthIndex;
  today: DayNumber;
  dictionary: GridDictionary;
  /** In the order of their ids they travel shortest. */
  rows: readonly GridRowInput[];
}

/** What changed since a stamp: `rows` are the changed clients whole, `removed` are out of the viewer's sight. */
export interface GridDeltaSource extends GridSource {
  removed: readonly string[];
}

/** The grid in the browser: column-wise, `count` rows; the months month by month (`length` × `count` bytes). */
export interface GridData {
  stamp: string;
  fromMonth: MonthIndex;
  currentMonth: MonthIndex;
  /** Months in the window, 49. */
  length: number;
  today: DayNumber;
  dictionary: GridDictionary;
  count: number;
  /** 16 bytes a client. */
  ids: Uint8Array;
  names: readonly string[];
  /** Positions in the dictionary, counted from 1; 0 is none. */
  channels: Uint16Array;
  subChannels: Uint16Array;
  regions: Uint16Array;
  owners: Uint16Array;
  /** Positions in TIERS and STAGES, from 0. */
  tiers: Uint8Array;
  stages: Uint8Array;
  archived: Uint8Array;
  lastContact: Uint16Array;
  nextContact: Uint16Array;
  /** Month + 1; 0 is none. */
  openPlan: Uint16Array;
  lastStep: Uint16Array;
  months: Uint8Array;
}

export type GridAnswer =
  | { kind: "full"; data: GridData }
  | { kind: "delta"; changed: GridData; removed: readonly string[] };

/** One contact card of a cell's month. `mark` is null for a dial: a call that reached nobody who decides. */
export interface CellCard {
  id: string;
  mark: Mark | null;
  date: DateOnly;
  /** HH:mm in the organisation's zone; an old table knows no time. */
  time: string | null;
  minutes: number | null;
  /** With whom: name and position. */
  person: string | null;
  author: string | null;
  substance: string;
  proposals: string;
  nextOn: DateOnly | null;
  imported: boolean;
}
export const PLAN_ORIGINS = ["NEXT_CONTACT", "TENDER", "DEVELOPMENT", "MANUAL", "IMPORTED"] as const;
export type GridPlanOrigin = (typeof PLAN_ORIGINS)[number];
/** One live plan of a cell's month; in a past month it is missed. */
export interface CellPlan {
  id: string;
  mark: Mark;
  day: DateOnly | null;
  origin: GridPlanOrigin;
  reason: string;
  author: string | null;
}
/** What a cell opens: the cards newest first, then the plans. */
export interface CellContent {
  cards: readonly CellCard[];
  plans: readonly CellPlan[];
}
