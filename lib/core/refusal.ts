export type RefusalValues = Readonly<Record<string, string | number>>;

/** Field name → message key under `refusal`. */
export type FieldRefusals = Readonly<Record<string, { code: string; values?: RefusalValues }>>;

/**
 * The product says no on purpose: the only expected error. `code` is a key under `refusal` in `messages/`;
 * the person reads it in their language. Anything else that is thrown is a bug and is logged as one.
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly values?: RefusalValues,
    readonly fields?: FieldRefusals,
  ) {
    super(code);
    this.name = "Refusal";
  }
}

/** A stale write: both values, for the person to choose from. `current` is a plain view of what stands now. */
export class Conflict extends Refusal {
  constructor(readonly current: Readonly<Record<string, unknown>>, readonly changedBy: string | null) {
    super("conflict", { who: changedBy ?? "" });
  }
}
