import type { Texts } from "./profile";
import type { Random } from "./random";

const NUMBERS: Readonly<Record<string, readonly [from: number, to: number, step: number]>> = {
  n: [200, 4800, 200], pct: [4, 24, 1], orders: [80, 2400, 40], sku: [20, 900, 10], share: [94, 99, 1], count: [2, 18, 1],
  seats: [40, 320, 20], area: [60, 420, 10], years: [8, 22, 1], sum: [4, 48, 1],
};

/** A phrase with its slots filled; numbers are written as people write them (1 800). */
export function filled(random: Random, slots: Texts["slots"], phrase: string): string {
  return phrase.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const range = NUMBERS[slot];
    if (!range) return random.pick(slots[slot] ?? [slot]);
    const [from, to, step] = range;
    return String(from + step * random.int(0, Math.floor((to - from) / step))).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  });
}
