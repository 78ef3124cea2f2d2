import "server-only";
import pino from "pino";

/** JSON lines with ids only: no names, phones, bodies, tokens or SQL parameters ever go in. */
export const log = pino({ name: "five-wins", base: undefined });
