import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import { MESSAGES } from "@/lib/core/messages";
import { Refusal } from "@/lib/core/refusal";
import { viewerOrResponse } from "@/lib/core/session";
import { digestFile } from "@/lib/digests/file";
import { DigestAsk } from "@/lib/digests/schema";
import { XLSX_TYPE } from "@/lib/exports/xlsx";

/** The digest of one channel as a spreadsheet: `?channel=<id>&from=2026-10&to=2026-11`. Written as it is read. */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await viewerOrResponse("digest.export");
  if (viewer instanceof Response) return viewer;
  const ask = DigestAsk.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!ask.success) return Response.json({ code: "invalid" }, { status: 400 });
  try {
    const { name, body } = await digestFile(viewer, ask.data, MESSAGES[await getLocale()].digests.workbook);
    return new Response(body, { headers: headersFor(name) });
  } catch (error) {
    if (error instanceof Refusal) return new Response(null, { status: 404 });
    throw error;
  }
}

/** nosniff and a policy under which nothing runs come with every answer of the API. The name in both spellings of RFC 6266: plain for old programs, RFC 5987 for the Russian one. */
function headersFor(name: string): HeadersInit {
  const period = /\d{4}-\d\d(\.\.\d{4}-\d\d)?(?=\.xlsx$)/.exec(name)?.[0] ?? "";
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return {
    "content-type": XLSX_TYPE,
    "content-disposition": `attachment; filename="digest-${period}.xlsx"; filename*=UTF-8''${encoded}`,
    "cache-control": "private, no-store",
  };
}
