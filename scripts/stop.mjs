/** An end that was foreseen: the message is one sentence with its remedy, shown without a stack. */
export class Stop extends Error {}

/** Runs a script's main function; a foreseen end is its sentence, anything else is a bug and shows where it is. */
export function run(main) {
  main().catch((error) => {
    console.error(error instanceof Stop ? `\n✗ ${error.message}` : error);
    process.exitCode = 1;
  });
}

export const say = (line) => console.log(`• ${line}`);
