import type { NextRequest } from "next/server";
import { viewerOrResponse } from "@/lib/core/session";
import { quickSearch } from "@/lib/clients/search-queries";

/** `GET /api/search?q=…`: clients and people for the search box and the palette. */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await viewerOrResponse("clients.read");
  if (viewer instanceof Response) return viewer;
  const found = await quickSearch(viewer, request.nextUrl.searchParams.get("q") ?? "");
  return Response.json(found, { headers: { "Cache-Control": "private, no-store" } });
}
