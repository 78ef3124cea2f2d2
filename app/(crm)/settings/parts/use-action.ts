"use client";
import { useState, useTransition } from "react";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import type { ActionRefusal, ActionResult } from "@/lib/core/action";

interface Sending<Output> {
  /** Paints the change before the server answers; React takes it back by itself when it is refused. */
  readonly paint?: () => void;
  readonly done?: (data: Output) => void;
  readonly refused?: (refusal: ActionRefusal) => void;
}

/** Calls an action from a form: busy while it runs, its refusal kept for the fields, nothing typed is lost. */
export function useAction<Input, Output>(run: (input: Input) => Promise<ActionResult<Output>>) {
  const [busy, start] = useTransition();
  const [refusal, setRefusal] = useState<ActionRefusal | null>(null);
  const send = (input: Input, { paint, done, refused }: Sending<Output> = {}) => start(async () => {
    paint?.();
    const result = await run(input).catch((): ActionResult<Output> => ({ ok: false, refusal: { code: "no-connection" } }));
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) done?.(result.data);
    else refused?.(result.refusal);
  });
  return { send, busy, refusal, forget: () => setRefusal(null) };
}

/** What is said about a form as a whole: everything but errors that stand under their fields, or have a place of their own. */
export function useFormWords() {
  const { say, field } = useRefusalWords();
  return {
    say, field,
    form: (refusal: ActionRefusal | null, fields: readonly string[]): string | undefined => {
      if (!refusal || refusal.code === "conflict") return undefined;
      const elsewhere = Object.values(Object.fromEntries(Object.entries(refusal.fields ?? {}).filter(([name]) => !fields.includes(name))))[0];
      if (elsewhere) return say(elsewhere);
      return refusal.fields ? undefined : say(refusal);
    },
  };
}
