import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { NextRequest } from "next/server";
import { Refusal } from "@/lib/core/refusal";
import { viewerOrResponse } from "@/lib/core/session";
import { encodeDelta, encodeGrid } from "@/lib/grid/encode";
import { gridDeltaOf, gridWindowOf } from "@/lib/grid/queries";

const deflate = promisify(gzip);

/** The grid as one binary answer; `?since=` a delta, `?after=` the next window of a large organisation. */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await viewerOrResponse("grid.read");
  if (viewer instanceof Response) return viewer;
  const { searchParams } = request.nextUrl;
  try {
    const since = searchParams.get("since");
    if (since !== null) return await compressed(encodeDelta(await gridDeltaOf(viewer, since)));
    const window = await gridWindowOf(viewer, searchParams.get("after"));
    return await compressed(encodeGrid(window), window.next);
  } catch (error) {
    if (error instanceof Refusal) return Response.json({ code: error.code }, { status: 400 });
    throw error;
  }
}

/** The body is the gzip file itself: Next takes `Content-Encoding` off a handler's answer, so the page unpacks it. */
async function compressed(bytes: Uint8Array<ArrayBuffer>, next: string | null = null): Promise<Response> {
  const headers = new Headers({ "content-type": "application/gzip", "cache-control": "private, no-store" });
  if (next) headers.set("x-grid-next", next);
  return new Response(await deflate(bytes, { level: 4 }), { headers });
}
