import type { DateOnly } from "@/lib/core/dates";
import { instantToZoned } from "@/lib/core/zones";

/** The server's clock as it was last told, and the browser's stopwatch at that moment: the person's own clock may be wrong. */
export interface Clock { readonly instant: number; readonly zone: string }

let told: { clock: Clock; at: number } | null = null;

export function setClock(clock: Clock): void {
  told = { clock, at: performance.now() };
}

export interface WallTime { readonly today: DateOnly; readonly time: string }

/** Date and time now on the organisation's clock. */
export function wallTime(fallback: Clock): WallTime {
  const { clock, at } = told ?? { clock: fallback, at: performance.now() };
  const { date, time } = instantToZoned(clock.zone, new Date(clock.instant + performance.now() - at));
  return { today: date, time };
}
