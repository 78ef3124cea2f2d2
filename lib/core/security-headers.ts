/** A style element is first put into the head empty, then filled. */
const EMPTY_STYLE_HASH = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

/** The style that sonner 2.0.8 puts into the head without a nonce; a test recounts it from the installed package. */
export const TOAST_STYLE_HASH = "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=";

/** What every answer carries, files and API included (next.config.ts). HSTS is harmless over plain http: browsers ignore it there. */
export const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(self), payment=(), usb=()" },
];

export const STRICT_TRANSPORT = { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" };

/** The request header in which proxy.ts tells a page its own address (path and query): Next does not say it elsewhere. */
export const ADDRESS_HEADER = "x-page-address";

/** The policy of what is not a page: nothing in it may run or be framed. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * The policy of a page. Scripts: only with the nonce and what they load; no inline, no eval. Style elements need the
 * nonce as well; style attributes are free, as positions of popovers are written there.
 * Development needs eval (React's stacks) and styles swapped in place.
 */
export function pagePolicy({ nonce, development }: { nonce: string; development: boolean }): string {
  const style = development ? "'unsafe-inline'" : `'nonce-${nonce}' '${TOAST_STYLE_HASH}' '${EMPTY_STYLE_HASH}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${style}`,
    `style-src-elem 'self' ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
