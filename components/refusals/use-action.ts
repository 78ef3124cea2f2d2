"use client";
import { useState, useTransition } from "react";
import type { ActionRefusal, ActionResult } from "@/lib/core/action";

interface Answered<Output> {
  readonly done?: (data: Output) => void;
  readonly refused?: (refusal: ActionRefusal) => void;
}

/** Calls an action: busy while it runs, its refusal kept for the words under the fields. A lost connection is a refusal too. */
export function useAction<Input, Output>(run: (input: Input) => Promise<ActionResult<Output>>) {
  const [busy, start] = useTransition();
  const [refusal, setRefusal] = useState<ActionRefusal | null>(null);
  const send = (input: Input, { done, refused }: Answered<Output> = {}) => start(async () => {
    const result = await run(input).catch((): ActionResult<Output> => ({ ok: false, refusal: { code: "no-connection" } }));
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) done?.(result.data);
    else refused?.(result.refusal);
  });
  return { send, busy, refusal, forget: () => setRefusal(null) };
}
