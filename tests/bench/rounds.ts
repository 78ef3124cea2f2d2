import { median, type Ratio } from "./measure";

/** Runs the sides in turn, each round beginning with another one; a list of what each round saw. */
export async function sideBySide<Name extends string, Seen>(sides: Readonly<Record<Name, () => Promise<Seen>>>, rounds: number): Promise<Record<Name, Seen[]>> {
  const names = Object.keys(sides) as Name[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as Seen[]])) as Record<Name, Seen[]>;
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < names.length; at++) {
      const name = names[(round + at) % names.length]!;
      seen[name].push(await sides[name]());
    }
  }
  return seen;
}

/** The median of the rounds' ratios. */
export function ratioOf(ours: readonly number[], limit: readonly number[]): Ratio {
  const ratios = ours.map((value, round) => value / limit[round]!);
  return { ratio: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios), ours: median(ours), limit: median(limit) };
}
