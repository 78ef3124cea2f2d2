import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { DATA_POLICY, SECURITY_HEADERS, STRICT_TRANSPORT } from "./lib/core/security-headers";

const withNextIntl = createNextIntlPlugin("./lib/core/request-locale.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["pg", "pino"],
  // Types and lint are checked by `npm run check`, once, with the faster compiler.
  typescript: { ignoreBuildErrors: true },
  // Pages get their policy, with a nonce, from proxy.ts.
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    { source: "/:path*", has: [{ type: "header", key: "x-forwarded-proto", value: "https" }], headers: [STRICT_TRANSPORT] },
    { source: "/(api|_next/static|_next/image)/:path*", headers: [{ key: "Content-Security-Policy", value: DATA_POLICY }] },
  ],
};

export default withNextIntl(config);
