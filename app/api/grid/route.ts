import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { NextRequest } from "next/server";
import { Refusal } from "@/lib/core/refusal";
import { viewerOrResponse } from "@/lib/core/session";
import { encodeDelta, encodeGrid } from "@/lib/grid/encode";
import { gridDeltaOf, gridWindowOf } from "@/lib/grid/queries";

const [brotli, deflate] = [promisify(brotliCompress), promisify(gzip)];

/** The grid as one binary answer; `?since=` a delta, `?after=` the next window of a large organisation. */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await viewerOrResponse("grid.read");
  if (viewer instanceof Response) return viewer;
  const { searchParams } = request.nextUrl;
  try {
    const since = searchParams.get("since");
    if (since !== null) return compressed(request, encodeDelta(await gridDeltaOf(viewer, since)));
    const window = await gridWindowOf(viewer, searchParams.get("after"));
    return compressed(request, encodeGrid(window), window.next);
  } catch (error) {
    if (error instanceof Refusal) return Response.json({ code: error.code }, { status: 400 });
    throw error;
  }
}

async function compressed(request: NextRequest, bytes: Uint8Array<ArrayBuffer>, next: string | null = null): Promise<Response> {
  const accepts = request.headers.get("accept-encoding") ?? "";
  const headers = new Headers({ "content-type": "application/octet-stream", "cache-control": "private, no-store", vary: "accept-encoding" });
  if (next) headers.set("x-grid-next", next);
  if (/\bbr\b/.test(accepts)) {
    headers.set("content-encoding", "br");
    return new Response(await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), { headers });
  }
  if (!/\bgzip\b/.test(accepts)) return new Response(bytes, { headers });
  headers.set("content-encoding", "gzip");
  return new Response(await deflate(bytes, { level: 4 }), { headers });
}
