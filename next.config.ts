import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/core/request-locale.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["pg", "pino"],
  // Types and lint are checked by `npm run check`, once, with the faster compiler.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
