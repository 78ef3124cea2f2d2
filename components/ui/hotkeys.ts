"use client";
import { useEffect, useId, useSyncExternalStore } from "react";

/** `keys`: chords of `event.code` ("KeyC", "Mod+Enter", "Shift+Slash"), steps of a sequence by a space ("KeyG KeyT"). */
export type Hotkey = {
  keys: string;
  /** Shown under `?`; without it the shortcut works and stays unlisted. */
  label?: string;
  run: (event: KeyboardEvent) => void;
};
/** `modal`: belongs to an open dialog; all others are silent while one is open. */
type Binding = { id: string; group?: string; modal: boolean; hotkeys: readonly Hotkey[] };

const STEP_MS = 1200;
let bindings: readonly Binding[] = [];
let pressed: { chord: string; at: number } | null = null;
const listeners = new Set<() => void>();

const chordOf = (event: KeyboardEvent) =>
  `${event.ctrlKey || event.metaKey ? "Mod+" : ""}${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}${event.code}`;
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("textarea, select, [contenteditable=true], input:not([type=checkbox]):not([type=radio]):not([type=button])") !== null;

/** The newest binding wins, so a panel overrides the page beneath it. Keys with Mod, and Esc, work in fields too. */
function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || /^(?:Shift|Control|Alt|Meta)/.test(event.code)) return;
  const chord = chordOf(event);
  if (isTyping(event.target) && !chord.startsWith("Mod+") && chord !== "Escape") return;
  const sequence = pressed && event.timeStamp - pressed.at < STEP_MS ? `${pressed.chord} ${chord}` : null;
  const modalOpen = document.querySelector("[data-modal]") !== null;
  const live = bindings.toReversed().filter(({ modal }) => modal || !modalOpen).flatMap(({ hotkeys }) => hotkeys);
  const hit = live.find(({ keys }) => keys === sequence) ?? live.find(({ keys }) => keys === chord);
  pressed = !hit && live.some(({ keys }) => keys.startsWith(`${chord} `)) ? { chord, at: event.timeStamp } : null;
  if (!hit) return;
  event.preventDefault();
  hit.run(event);
}

const publish = (next: readonly Binding[]) => {
  if (bindings.length === 0) addEventListener("keydown", onKeyDown);
  bindings = next;
  if (bindings.length === 0) removeEventListener("keydown", onKeyDown);
  listeners.forEach((notify) => notify());
};

/** Binds shortcuts while the component is mounted; `group` heads them in the list under `?`. */
export function useHotkeys(hotkeys: readonly Hotkey[], { group, modal = false, enabled = true }: { group?: string; modal?: boolean; enabled?: boolean } = {}) {
  const id = useId();
  useEffect(() => {
    if (enabled) publish(bindings.some((one) => one.id === id) ? bindings.map((one) => (one.id === id ? { id, group, modal, hotkeys } : one)) : [...bindings, { id, group, modal, hotkeys }]);
    else publish(bindings.filter((one) => one.id !== id));
  }, [id, group, modal, enabled, hotkeys]);
  useEffect(() => () => publish(bindings.filter((one) => one.id !== id)), [id]);
}

const subscribe = (notify: () => void) => (listeners.add(notify), () => void listeners.delete(notify));
const NONE: readonly Binding[] = [];

/** What is bound on this screen now, the page's own first. */
export const useBoundHotkeys = (): readonly Binding[] => useSyncExternalStore(subscribe, () => bindings, () => NONE);
