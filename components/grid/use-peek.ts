"use client";
import { useEffect, useRef, type PointerEvent } from "react";
import type { Spot } from "@/components/grid/cursor-layer";
import type { Stage } from "@/components/grid/stage";
import type { CellControl } from "@/components/grid/use-cell";

/** The pointer has to rest: crossing the grid opens nothing. */
const REST_MS = 350;
const SCROLL_SLACK = 4;

/** Shows a filled cell's cards while the pointer rests on it; a cell opened on purpose is left alone. */
export function usePeek(stage: Stage | null, filled: (spot: Spot) => boolean, cell: CellControl) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const over = useRef<Spot | null>(null);
  const openedAt = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const leave = () => {
    clearTimeout(timer.current);
    over.current = null;
    if (cell.open?.mode === "peek") cell.close(false);
  };
  return {
    onPointerMove: (event: PointerEvent) => {
      if (event.pointerType !== "mouse" || event.buttons > 0) return;
      const spot = stage?.spotAt(event.clientX, event.clientY) ?? null;
      if (spot && over.current?.row === spot.row && over.current.at === spot.at) return;
      leave();
      over.current = spot;
      if (!spot || !filled(spot) || (cell.open && cell.open.mode !== "peek")) return;
      timer.current = setTimeout(() => cell.show(spot, "peek"), REST_MS);
    },
    onPointerLeave: leave,
    /** An open cell stays beside its row: scrolled away, it closes. */
    onScroll: (event: { currentTarget: HTMLElement }) => {
      const { scrollTop } = event.currentTarget;
      if (cell.open && Math.abs(scrollTop - openedAt.current) > SCROLL_SLACK) cell.close(false);
      openedAt.current = scrollTop;
    },
  };
}
