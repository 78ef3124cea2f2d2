import { defineConfig } from "prisma/config";

/** For the Prisma command line only; the application and the migrator bring their own addresses. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "postgresql://localhost/five_wins" },
});
