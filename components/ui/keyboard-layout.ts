"use client";
import { useLocale } from "next-intl";
import { useSyncExternalStore } from "react";

type Layout = "ru" | "en";

const RUSSIAN = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ";
const LATIN = "QWERTYUIOPASDFGHJKLZXCVBNM";
const NAMES: Record<string, string> = {
  Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Slash: "/", Backslash: "\\",
  Period: ".", Comma: ",", Delete: "Del", PageUp: "PgUp", PageDown: "PgDn", Minus: "−", Equal: "+",
};

let seen: Layout | null = null;
const listeners = new Set<() => void>();

/** A letter key tells which layout is in use; nothing else in the browser does so everywhere. */
const observe = (event: KeyboardEvent) => {
  if (!event.code.startsWith("Key") || event.key.length !== 1) return;
  const layout: Layout = /[а-яё]/i.test(event.key) ? "ru" : "en";
  if (layout === seen) return;
  seen = layout;
  listeners.forEach((notify) => notify());
};

const subscribe = (notify: () => void) => {
  if (listeners.size === 0) addEventListener("keydown", observe, true);
  listeners.add(notify);
  return () => {
    listeners.delete(notify);
    if (listeners.size === 0) removeEventListener("keydown", observe, true);
  };
};

/** The layout last typed in; before any letter was typed, the one of the language of the interface. */
export function useKeyboardLayout(): Layout {
  const locale = useLocale();
  return useSyncExternalStore(subscribe, () => seen ?? locale, () => locale);
}

const never = () => () => undefined;
const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** True where the command key takes the place of Ctrl. */
export const useAppleKeys = (): boolean => useSyncExternalStore(never, isApple, () => false);

/** What is printed on the key with this `event.code` in the layout: ("KeyC", "ru") → "С". */
export function keyName(code: string, layout: Layout, apple: boolean): string {
  if (code === "Mod") return apple ? "⌘" : "Ctrl";
  if (code === "Alt") return apple ? "⌥" : "Alt";
  if (code === "Space") return layout === "ru" ? "Пробел" : "Space";
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return layout === "ru" ? (RUSSIAN[LATIN.indexOf(letter)] ?? letter) : letter;
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? NAMES[code] ?? code;
}
