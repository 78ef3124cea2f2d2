import type { NextRequest } from "next/server";
import { isUuid } from "@/lib/core/ids";
import { viewerOrResponse } from "@/lib/core/session";
import { versionsOfCard } from "@/lib/contacts/card-queries";

/** `GET /api/contacts/versions?card=…`: every version of a card, oldest first. */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await viewerOrResponse("clients.read");
  if (viewer instanceof Response) return viewer;
  const card = request.nextUrl.searchParams.get("card");
  const history = isUuid(card) ? await versionsOfCard(viewer, card) : null;
  if (!history) return new Response(null, { status: 404 });
  return Response.json(history, { headers: { "Cache-Control": "private, no-store" } });
}
