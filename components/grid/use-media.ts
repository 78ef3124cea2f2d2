"use client";
import { useSyncExternalStore } from "react";

const ROWS = { dense: 22, roomy: 30 } as const;

const onMedia = (query: string) => (changed: () => void) => {
  const media = matchMedia(query);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
};
const PHONE = "(max-width: 639px)";
const onPhone = onMedia(PHONE);

/** A screen too narrow for 49 months: there the grid is a list. */
export const usePhone = (): boolean => useSyncExternalStore(onPhone, () => matchMedia(PHONE).matches, () => false);

const onDensity = (changed: () => void) => {
  const seen = new MutationObserver(changed);
  seen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-density"] });
  return () => seen.disconnect();
};
const ownHeight = () => parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--grid-row")) || ROWS.dense;

/** Height of a row: this view's, else the person's own setting. */
export function useRowHeight(density: keyof typeof ROWS | undefined): number {
  const own = useSyncExternalStore(onDensity, ownHeight, () => ROWS.dense);
  return density ? ROWS[density] : own;
}
