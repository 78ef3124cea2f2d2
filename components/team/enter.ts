"use client";
import type { Refused } from "@/components/refusals/refusal-words";

export type Door = "password" | "invitation";

/**
 * Asks next-auth for a session behind one of its doors (`lib/core/session.ts`). Answers null when the cookie is set,
 * else the refusal. The server hands it on as `<code>:<seconds>` in the address it would have redirected to.
 */
export async function enter(door: Door, given: Readonly<Record<string, string>>): Promise<Refused | null> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const answer = await fetch(`/api/auth/callback/${door}`, { method: "POST", body: new URLSearchParams({ ...given, csrfToken, json: "true" }) });
    if (answer.ok) return null;
    const { url } = (await answer.json()) as { url: string };
    const [code = "unexpected", seconds = ""] = (new URL(url).searchParams.get("error") ?? "").split(":");
    return { code: code || "unexpected", values: seconds === "" ? undefined : { seconds: Number(seconds) } };
  } catch {
    return { code: "unexpected" };
  }
}
