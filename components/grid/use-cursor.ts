"use client";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Spot } from "@/components/grid/cursor-layer";
import { moved, type Field, type Intent } from "@/components/grid/keys";
import type { Stage } from "@/components/grid/stage";
import { rowOf } from "@/lib/grid/delta";
import type { GridData } from "@/lib/grid/schema";
import type { GridPlace } from "@/lib/grid/state";
import { uuidAt } from "@/lib/grid/uuids";

/** The address follows the cursor when it rests, not at every key. */
const REST_MS = 400;

export const placeAt = (data: GridData, rows: Uint32Array, { row, at }: Spot): GridPlace =>
  ({ clientId: uuidAt(data.ids, rows[row]!), month: data.fromMonth + at });

function spotOf(data: GridData, rows: Uint32Array, place: GridPlace | undefined): Spot | null {
  const row = place ? rows.indexOf(rowOf(data, place.clientId)) : -1;
  const at = place ? place.month - data.fromMonth : -1;
  return row < 0 || at < 0 || at >= data.length ? null : { row, at };
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

  useLayoutEffect(() => {
    if (!stage) return;
    const now = { row: 0, at: data.currentMonth - data.fromMonth };
    const next = rows.length === 0 ? null : spotOf(data, rows, stands.current) ?? now;
    const hadFocus = stage.hasFocus();
    spot.current = next;
    stage.point(next, hadFocus);
  }, [stage, data, rows]);

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
