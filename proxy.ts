import { NextResponse, type NextRequest } from "next/server";
import { env } from "@/lib/core/env";
import { ADDRESS_HEADER, pagePolicy } from "@/lib/core/security-headers";

/** Gives every page its policy with a fresh nonce. It decides nothing about rights: pages and actions do so themselves. */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const policy = pagePolicy({ nonce, development: env().NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  // Next reads the nonce from the request's policy and puts it on its own scripts and styles.
  headers.set("content-security-policy", policy);
  headers.set(ADDRESS_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// Files and API answers carry the policy for data, set in next.config.ts.
export const config = { matcher: ["/((?!api/|_next/static/|_next/image).*)"] };
