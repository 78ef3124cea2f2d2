export class Stop extends Error {}
export function run(main: () => Promise<void>): void;
export function say(line: string): void;
