"use client";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Spot } from "@/components/grid/cursor-layer";
import { moved, type Field, type Intent } from "@/components/grid/keys";
import type { Stage } from "@/components/grid/stage";
import type { GridData } from "@/lib/grid/schema";
import type { GridPlace } from "@/lib/grid/state";
import { rowOf, uuidAt } from "@/lib/grid/uuids";

/** The address follows the cursor when it rests, not at every key. */
const REST_MS = 400;

export const placeAt = (data: GridData, rows: Uint32Array, { row, at }: Spot): GridPlace =>
  ({ clientId: uuidAt(data.ids, rows[row]!), month: data.fromMonth + at });

function spotOf(data: GridData, rows: Uint32Array, place: GridPlace | undefined): Spot | null {
  const row = place ? rows.indexOf(rowOf(data, place.clientId)) : -1;
  const at = place ? place.month - data.fromMonth : -1;
  return row < 0 || at < 0 || at >= data.length ? null : { row, at };
}

const samePlace = (a: GridPlace | undefined, b: GridPlace | undefined): boolean => a?.clientId === b?.clientId && a?.month === b?.month;

/** Another choice of rows begins at its top; the same one keeps the client, a lost client leaves its month. */
function nextSpot({ data, rows, place, here, narrowed }: { data: GridData; rows: Uint32Array; place: GridPlace | undefined; here: Spot | null; narrowed: boolean }): Spot {
  const at = here?.at ?? data.currentMonth - data.fromMonth;
  const top = { row: 0, at };
  return narrowed ? top : spotOf(data, rows, place) ?? { row: Math.min(here?.row ?? 0, rows.length - 1), at };
}

/** The cell the cursor stands on: it stays with its client when rows come, go or change their order. */
export function useCursor(stage: Stage | null, data: GridData, rows: Uint32Array, place: GridPlace | undefined, onRest: (place: GridPlace) => void) {
  const [initial] = useState(place);
  const spot = useRef<Spot | null>(null);
  const stands = useRef<GridPlace | undefined>(initial);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);

  const point = useCallback((next: Spot, focus: boolean) => {
    spot.current = next;
    stands.current = placeAt(data, rows, next);
    stage?.point(next, focus);
    const there = stands.current;
    clearTimeout(resting.current);
    resting.current = setTimeout(() => onRest(there), REST_MS);
  }, [stage, data, rows, onRest]);

  const seen = useRef<{ data: GridData; rows: Uint32Array; place: GridPlace | undefined } | null>(null);
  useLayoutEffect(() => {
    if (!stage) return;
    const before = seen.current;
    const here = spot.current;
    seen.current = { data, rows, place };
    if (before && !samePlace(before.place, place)) stands.current = place;
    const narrowed = before?.data === data && before.rows !== rows && samePlace(before.place, place);
    const next = rows.length === 0 ? null : nextSpot({ data, rows, place: stands.current, here, narrowed });
    if (narrowed) stage.toTop();
    else if (before && here && next) stage.shift(next.row - here.row);
    spot.current = next;
    stage.point(next, stage.hasFocus());
  }, [stage, data, rows, place]);

  const follow = useCallback((intent: Intent, field: Omit<Field, "rows" | "months" | "now" | "filled">): boolean => {
    if (!spot.current) return false;
    const filled = (row: number, at: number) => data.months[at * data.count + rows[row]!] !== 0;
    const next = moved(spot.current, intent, { ...field, rows: rows.length, months: data.length, now: data.currentMonth - data.fromMonth, filled });
    if (next === spot.current) return false;
    point(next, true);
    return true;
  }, [data, rows, point]);

  return { spot, point, follow };
}
