import { TZDate } from "@date-fns/tz";
import { partsOf, type DateOnly } from "./dates";

// Apart from core/dates, so that what runs in the browser with calendar dates alone does not carry the zones.

const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

/** Whether the runtime knows this IANA zone. */
export function isZone(zone: string): boolean {
  try {
    // A distance ("+03:00") is no zone: the database reads its sign the other way round.
    return /^[A-Z]/i.test(zone) && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** What a clock on a wall in `zone` shows at this instant. Throws RangeError on an unknown zone. */
export function instantToZoned(zone: string, instant: Date): { date: DateOnly; time: string } {
  const wall = new TZDate(instant.getTime(), zone);
  if (Number.isNaN(wall.getFullYear())) throw new RangeError(`unknown zone or instant: ${zone}`);
  return {
    date: `${pad(wall.getFullYear(), 4)}-${pad(wall.getMonth() + 1)}-${pad(wall.getDate())}`,
    time: `${pad(wall.getHours())}:${pad(wall.getMinutes())}`,
  };
}

/** Today's date in the zone; the instant is handed in, see core/clock. */
export const todayIn = (zone: string, now: Date): DateOnly => instantToZoned(zone, now).date;

/**
 * The instant of a wall time "HH:mm" in the zone. A time that does not exist (clocks put forward) moves on by the
 * gap; of a time that occurs twice one of the two is meant. Throws RangeError on a wrong date, time or zone.
 */
export function zonedToInstant(zone: string, date: DateOnly, time: string): Date {
  const { year, month, day } = partsOf(date);
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!found) throw new RangeError(`not a time: ${time}`);
  const instant = new Date(new TZDate(year, month - 1, day, Number(found[1]), Number(found[2]), zone).getTime());
  if (Number.isNaN(instant.getTime())) throw new RangeError(`unknown zone: ${zone}`);
  return instant;
}
