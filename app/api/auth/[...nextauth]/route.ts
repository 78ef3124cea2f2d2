import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { authOptions } from "@/lib/core/session";
import { smallBody } from "@/lib/core/small-body";

type Context = { params: Promise<{ nextauth: string[] }> };

const FORM = "application/x-www-form-urlencoded";
/** An e-mail, a password of a thousand letters of any alphabet, a token: with room to spare. */
const BODY_MAX = 16_384;

const answer = async (request: NextRequest, context: Context) =>
  NextAuth(request, { params: await context.params }, authOptions()) as Promise<Response>;

/** Anybody may post here, and next-auth reads whatever comes to its end: so only forms are let through, and small ones. */
async function post(request: NextRequest, context: Context): Promise<Response> {
  if (!request.headers.get("content-type")?.startsWith(FORM)) return new Response(null, { status: 415 });
  const body = await smallBody(request, BODY_MAX);
  if (body === null) return new Response(null, { status: 413 });
  return answer(new NextRequest(request.url, { method: "POST", headers: request.headers, body }), context);
}

export { answer as GET, post as POST };
