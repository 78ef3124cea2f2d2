"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { parseState, serialiseState, type GridState } from "@/lib/grid/state";

/** `push` where Back should return to the view before; `replace` for the cursor and for what is still being typed. */
export type History = "push" | "replace";
export type SetState = (next: GridState | ((now: GridState) => GridState), how?: History) => void;

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
  const change = useCallback<SetState>((next, how = "push") => {
    const state = typeof next === "function" ? next(current.current) : next;
    current.current = state;
    setState(state);
    if (how === "push") history.pushState(null, "", addressOf(state));
    else history.replaceState(null, "", addressOf(state));
  }, []);
  return [state, change];
}
