import "server-only";
import { createHash } from "node:crypto";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { cache } from "react";
import { beforeTenant } from "./db";
import { env } from "./env";
import { isUuid, type Uuid } from "./ids";
import { log, traceOf } from "./log";
import { can, type Permission } from "./permissions";
import { Refusal } from "./refusal";
import { ADDRESS_HEADER } from "./security-headers";
import { acceptInvitation, closeSession, openSession, SESSION_HOURS } from "./sign-in";
import { viewerOf, type Viewer } from "./viewer";

/** next-auth lives behind this file: the cookie is its JWT and carries a session id, nothing else. */
const MAX_AGE = SESSION_HOURS * 3600;

const secret = () => createHash("sha256").update(`cookie|${env().APP_SECRET}`).digest("hex");
/** `__Host-` is always Secure: browsers take it on https and on loopback. Plain http elsewhere was allowed on purpose. */
const plain = () => env().ALLOW_HTTP && !/^(https:|http:\/\/(localhost|127\.|\[::1\]))/.test(env().NEXTAUTH_URL);
const cookieName = () => (plain() ? "five-wins-session" : "__Host-five-wins-session");
const cookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: !plain() }) as const;

/** The address of the person, for the throttle: the last hop's word where that hop is ours, else one for all. */
const addressOf = (given: Record<string, unknown> | undefined) =>
  (env().TRUST_PROXY && String(given?.["x-forwarded-for"] ?? "").split(",").at(-1)?.trim()) || "direct";

export function authOptions(): NextAuthOptions {
  return {
    secret: secret(),
    session: { strategy: "jwt", maxAge: MAX_AGE, updateAge: MAX_AGE },
    cookies: { sessionToken: { name: cookieName(), options: cookieOptions() } },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [
      CredentialsProvider({
        id: "password",
        credentials: { email: {}, password: {} },
        authorize: (given, request) => entered(() => openSession(given?.email ?? "", given?.password ?? "", addressOf(request.headers))),
      }),
      CredentialsProvider({
        id: "invitation",
        credentials: { token: {}, password: {} },
        authorize: (given) => entered(() => acceptInvitation(given?.token ?? "", given?.password ?? "")),
      }),
    ],
    callbacks: {
      // What a client sends to update() is ignored: the token is only ever made at sign-in.
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: { signOut: async ({ token }) => { if (isUuid(token?.sid)) await closeSession(token.sid); } },
  };
}

/** next-auth hands an error on as text: `<refusal>:<seconds>`, read by `components/team/enter.ts`. */
async function entered(open: () => Promise<Uuid>): Promise<{ id: Uuid }> {
  try {
    return { id: await open() };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      log.error(traceOf(error), "sign-in failed");
      throw new Error("unexpected:");
    }
    const [field] = Object.values(error.fields ?? {});
    throw new Error(`${field?.code ?? error.code}:${error.values?.seconds ?? ""}`);
  }
}

/** After its session was closed: takes the cookie away from this browser and leads to the sign-in page. */
export async function leave(): Promise<never> {
  (await cookies()).set(cookieName(), "", { ...cookieOptions(), maxAge: 0 });
  redirect("/sign-in");
}

async function sessionId(): Promise<Uuid | null> {
  const value = (await cookies()).get(cookieName())?.value;
  if (!value) return null;
  const token = await decode({ token: value, secret: secret() }).catch(() => null);
  return isUuid(token?.sid) ? token.sid : null;
}

/** Who asks, or null. Read once a request, from the session's row: sign-out, demotion, deactivation act at once. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const id = await sessionId();
  if (!id) return null;
  const [found] = await beforeTenant<{ tenant_id: string; member_id: string }>("SELECT * FROM app.session_member($1)", [id]);
  return found ? viewerOf(found.tenant_id, found.member_id, id) : null;
});

/** For pages: the viewer with this permission; signed out → the sign-in page, not allowed → as if it did not exist. */
export async function requireViewer(permission: Permission): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect(await signInAddress());
  if (!can(viewer, permission)) notFound();
  return viewer;
}

/** The sign-in page, with the way back to what was asked for (`proxy.ts` notes it). */
async function signInAddress(): Promise<string> {
  const wanted = (await headers()).get(ADDRESS_HEADER);
  return wanted && wanted !== "/today" ? `/sign-in?to=${encodeURIComponent(wanted)}` : "/sign-in";
}

/** For route handlers: the viewer, or the plain response that refuses. */
export async function viewerOrResponse(permission: Permission): Promise<Viewer | Response> {
  const viewer = await currentViewer();
  if (!viewer) return new Response(null, { status: 401 });
  return can(viewer, permission) ? viewer : new Response(null, { status: 404 });
}
