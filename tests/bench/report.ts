import { writeFileSync } from "node:fs";
import os from "node:os";
import type { Figure } from "./measure";

const number = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));
const mark = (figure: Figure) => (figure.reached ? "reached" : "**falls short**");
const line = (figure: Figure) =>
  `| ${figure.id} | ${figure.work} | ${figure.reach} | ${number(figure.value)}${figure.unit && ` ${figure.unit}`}${
    figure.spread ? ` (${number(figure.spread[0])}–${number(figure.spread[1])})` : ""} | ${mark(figure)} | ${figure.note ?? ""} |`;

/** Prints the figures; a whole run is kept in docs/performance.md with the day and the machine. */
export function report(figures: readonly Figure[], on: Date, keep: boolean): void {
  const short = figures.filter((figure) => !figure.reached);
  const text = [
    "# Speed and size", "",
    "Written by `npm run bench`: ours and the limit side by side in one run, interleaved; medians of the rounds' ratios, the rounds' spread in brackets.",
    "The limits stand in `tests/bench`. Machines are shared and noisy: read ratios, not milliseconds.", "",
    `${on.toISOString().slice(0, 10)}, Node ${process.version}, ${os.cpus().length} cores, ${process.platform}-${process.arch}.`, "",
    "| # | work | reach | seen | | |", "|---|---|---|---|---|---|", ...figures.map(line), "",
    short.length === 0 ? "Nothing falls short." : `Falls short: ${short.map((figure) => `${figure.id} (${figure.work})`).join("; ")}.`, "",
  ].join("\n");
  if (keep) writeFileSync("docs/performance.md", text);
  console.log(text);
}
