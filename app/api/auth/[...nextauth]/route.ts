import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/core/session";

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = async (request: NextRequest, context: Context) =>
  NextAuth(request, { params: await context.params }, authOptions()) as Promise<Response>;

export { handler as GET, handler as POST };
