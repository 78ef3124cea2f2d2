import type { NextRequest } from "next/server";
import { isUuid } from "@/lib/core/ids";
import { viewerOrResponse } from "@/lib/core/session";
import { loggingSheet } from "@/lib/contacts/sheet-queries";

/** `GET /api/contacts/sheet?client=…[&card=…]`: what the panel needs to write a card of the client, or to correct one. */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await viewerOrResponse("contacts.write");
  if (viewer instanceof Response) return viewer;
  const { searchParams } = request.nextUrl;
  const [client, card] = [searchParams.get("client"), searchParams.get("card")];
  const sheet = isUuid(client) && (card === null || isUuid(card)) ? await loggingSheet(viewer, client, card) : null;
  if (!sheet) return new Response(null, { status: 404 });
  return Response.json(sheet, { headers: { "Cache-Control": "private, no-store" } });
}
