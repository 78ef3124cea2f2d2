"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { parseState, serialiseState, type GridState } from "@/lib/grid/state";

/**
 * `push` where Back should return to the view before; `replace` for what is still being typed; `quiet` for the cursor,
 * which only the address has to know.
 */
export type History = "push" | "replace" | "quiet";
export type SetState = (change: (now: GridState) => GridState, how?: History) => void;

const addressOf = (state: GridState): string => {
  const query = serialiseState(state);
  return query ? `${location.pathname}?${query}` : location.pathname;
};

/** The state of the grid in the address bar: Back and a shared link show the same. */
export function useGridAddress(initial: GridState): [GridState, SetState] {
  const [state, setState] = useState(initial);
  const current = useRef(initial);
  useEffect(() => {
    const back = () => {
      current.current = parseState(new URLSearchParams(location.search));
      setState(current.current);
    };
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const change = useCallback<SetState>((make, how = "push") => {
    const next = make(current.current);
    if (next === current.current) return;
    current.current = next;
    if (how !== "quiet") setState(next);
    if (how === "push") history.pushState(null, "", addressOf(next));
    else history.replaceState(null, "", addressOf(next));
  }, []);
  return [state, change];
}
