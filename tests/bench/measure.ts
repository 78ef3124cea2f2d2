/** Ours and its limit side by side: interleaved rounds in one run, the median of their ratios. Never a timed verdict. */
export interface Figure {
  readonly id: string;
  readonly work: string;
  /** What is to be reached, as text and as a check. */
  readonly reach: string;
  readonly value: number;
  readonly unit: string;
  readonly reached: boolean;
  /** How far the rounds lie apart. */
  readonly spread?: readonly [low: number, high: number];
  readonly note?: string;
}

export type Work = () => unknown;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Milliseconds of `times` runs. */
async function spent(work: Work, times: number): Promise<number> {
  const start = process.hrtime.bigint();
  for (let run = 0; run < times; run++) await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export interface Ratio { readonly ratio: number; readonly low: number; readonly high: number; readonly ours: number; readonly limit: number }

/** Median of ours / limit over the rounds; each round runs both, in turn first and second. `times`: runs a round. */
export async function compare(ours: Work, limit: Work, { rounds = 7, times = 1 } = {}): Promise<Ratio> {
  await spent(ours, 2);
  await spent(limit, 2);
  const ratios: number[] = [];
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0;
    const a = first ? await spent(ours, times) : 0;
    const b = await spent(limit, times);
    const c = first ? a : await spent(ours, times);
    ratios.push(c / b);
    mine.push(c / times);
    theirs.push(b / times);
  }
  return { ratio: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios), ours: median(mine), limit: median(theirs) };
}

/** The median time of one run in milliseconds, for slopes. */
export async function typical(work: Work, { rounds = 7, times = 3 } = {}): Promise<number> {
  await spent(work, 2);
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) values.push((await spent(work, times)) / times);
  return median(values);
}

/** The exponent k of time ~ sizeᵏ between two sizes. */
export const exponent = (small: readonly [size: number, time: number], large: readonly [size: number, time: number]): number =>
  Math.log(large[1] / small[1]) / Math.log(large[0] / small[0]);

export const atMost = (id: string, work: string, { ratio, low, high, ours, limit }: Ratio, most: number, note?: string): Figure => ({
  id, work, reach: `≤ ${most} ×`, value: ratio, unit: "×", reached: ratio <= most, spread: [low, high],
  note: [`${ours.toFixed(2)} ms / ${limit.toFixed(2)} ms`, note].filter(Boolean).join("; "),
});

export const atLeast = (id: string, work: string, { ratio, low, high, ours, limit }: Ratio, least: number, note?: string): Figure => ({
  id, work, reach: `≥ ${least} ×`, value: 1 / ratio, unit: "×", reached: 1 / ratio >= least, spread: [1 / high, 1 / low],
  note: [`${ours.toFixed(2)} ms / ${limit.toFixed(2)} ms`, note].filter(Boolean).join("; "),
});
