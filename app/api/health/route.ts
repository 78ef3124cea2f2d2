import { health } from "@/lib/core/health";

export const dynamic = "force-dynamic";

/** For balancers and the start script: 200 when requests can be served, 503 when not. Open to everyone, tells nothing else. */
export async function GET(): Promise<Response> {
  const state = await health();
  return Response.json(state, { status: state.status === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
