import type { NextRequest } from "next/server";
import { isUuid } from "@/lib/core/ids";
import { viewerOrResponse } from "@/lib/core/session";
import { cellOf } from "@/lib/contacts/queries";

const LAST_MONTH = 2400;

/** `GET /api/contacts/cell?client=…&month=…`: cards and plans of one month of a client (months since January 2000). */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await viewerOrResponse("grid.read");
  if (viewer instanceof Response) return viewer;
  const { searchParams } = request.nextUrl;
  const [client, month] = [searchParams.get("client"), Number(searchParams.get("month") ?? NaN)];
  const known = isUuid(client) && Number.isInteger(month) && month >= 0 && month <= LAST_MONTH;
  const cell = known ? await cellOf(viewer, client, month) : null;
  if (!cell) return new Response(null, { status: 404 });
  return Response.json(cell, { headers: { "Cache-Control": "private, no-store" } });
}
