import "server-only";
import pino from "pino";
import { env } from "./env";

/** All that a line may hold: ids, codes and where it happened. No names, phones, bodies, tokens or SQL parameters. */
interface LogFields {
  /** Of the error's class, never its message: that may hold what somebody typed. */
  readonly error?: string;
  readonly code?: string;
  readonly at?: readonly string[];
}

let logger: pino.Logger | undefined;
const opened = () => (logger ??= pino({ name: "five-wins", base: undefined, level: env().LOG_LEVEL }));

// Picked by name: what a caller adds beyond the type does not pass either.
const only = ({ error, code, at }: LogFields): LogFields => ({ error, code, at });

/** JSON lines on standard output, from LOG_LEVEL on. */
export const log = {
  error: (fields: LogFields, text: string): void => opened().error(only(fields), text),
};

const FRAMES = 12;

/** What may be said of something that was thrown: its class, its code and the places it passed. */
export function traceOf(thrown: unknown): LogFields {
  const { name, code, stack } = (thrown ?? {}) as { name?: string; code?: string; stack?: string };
  // A message can have many lines, and a stack begins with it: only frames are taken.
  const at = stack?.split("\n").filter((line) => /^\s*at /.test(line)).slice(0, FRAMES).map((line) => line.trim());
  return { error: name, code: typeof code === "string" ? code : undefined, at };
}
