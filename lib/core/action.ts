import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { env } from "./env";
import { log, traceOf } from "./log";
import { can, type Permission } from "./permissions";
import { Conflict, Refusal, type FieldRefusals, type RefusalValues } from "./refusal";
import { currentViewer } from "./session";
import { unreadableTexts } from "./text";
import type { Viewer } from "./viewer";

export type ActionRefusal = {
  readonly code: string;
  readonly values?: RefusalValues;
  readonly fields?: FieldRefusals;
  /** On a conflict: what stands now. */
  readonly current?: Readonly<Record<string, unknown>>;
};
export type ActionResult<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly refusal: ActionRefusal };

interface ActionParts<Input extends z.ZodType, Output> {
  readonly input: Input;
  readonly may: Permission;
  readonly run: (viewer: Viewer, input: z.output<Input>) => Promise<Output>;
  /** Redraw the page that called; off for what paints itself. */
  readonly redraw?: boolean;
}

/**
 * The one way in for a change from the browser: origin → viewer → may → zod → run → redraw → typed result.
 * Expected errors come back as values, never thrown; anything else is logged and shown as "unexpected".
 */
export function action<Input extends z.ZodType, Output>(parts: ActionParts<Input, Output>) {
  return async (raw: z.input<Input>): Promise<ActionResult<Output>> => {
    try {
      await assertSameOrigin();
      const viewer = await currentViewer();
      if (!viewer) return no({ code: "signed-out" });
      if (!can(viewer, parts.may)) return no({ code: "not-allowed" });
      const parsed = parts.input.safeParse(raw);
      if (!parsed.success) return no({ code: "invalid", fields: fieldRefusals(parsed.error) });
      const unreadable = unreadableTexts(parsed.data);
      if (unreadable.length > 0) return no({ code: "invalid", fields: Object.fromEntries(unreadable.map((path) => [path, { code: "unreadable-sign" }])) });
      const data = await parts.run(viewer, parsed.data);
      if (parts.redraw ?? true) refresh();
      return { ok: true, data };
    } catch (error) {
      unstable_rethrow(error);
      return no(refusalOf(error));
    }
  };
}

const no = (refusal: ActionRefusal) => ({ ok: false as const, refusal });

/** What a thrown error looks like to the person; logs what is not a refusal. */
export function refusalOf(error: unknown): ActionRefusal {
  if (error instanceof Conflict) return { code: error.code, values: error.values, current: error.current };
  if (error instanceof Refusal) return { code: error.code, values: error.values, fields: error.fields };
  log.error(traceOf(error), "unexpected");
  return { code: "unexpected" };
}

/** zod's issues as field refusals: a custom message is a key of its own, the rest is mapped to a few plain ones. */
export function fieldRefusals(error: z.ZodError): FieldRefusals {
  const fields: Record<string, { code: string; values?: RefusalValues }> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".") || "form";
    fields[path] ??= fieldRefusal(issue);
  }
  return fields;
}

function fieldRefusal(issue: z.core.$ZodIssue): { code: string; values?: RefusalValues } {
  if (/^[a-z][a-z0-9-]*$/.test(issue.message)) return { code: issue.message };
  if (issue.code === "too_big") return { code: "too-long", values: { limit: Number(issue.maximum) } };
  if (issue.code === "too_small" && issue.origin === "string") return { code: "required" };
  if (issue.code === "invalid_type" && issue.input === undefined) return { code: "required" };
  return { code: "invalid-value" };
}

/** The browser's own word on where a request comes from; where it gives none (old ones, plain http), ours is the one origin. */
async function assertSameOrigin(): Promise<void> {
  const given = await headers();
  const site = given.get("sec-fetch-site");
  if (site === "same-origin") return;
  const origin = given.get("origin");
  if (site === null && origin === new URL(env().NEXTAUTH_URL).origin) return;
  throw new Refusal("not-allowed");
}
