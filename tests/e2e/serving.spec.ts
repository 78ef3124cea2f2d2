import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

test("health answers that the database is there and migrated", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(await response.json()).toEqual({ status: "ok", version, database: { reachable: true, migrated: true } });
});

// A page drawn at build time carries no nonce: under our policy its scripts would never run.
test("no page is prerendered", () => {
  const { routes } = JSON.parse(readFileSync(".next/prerender-manifest.json", "utf8")) as { routes: Record<string, unknown> };
  expect(Object.keys(routes).filter((route) => !route.endsWith("/_global-error") && !/\.(ico|png|svg|webmanifest)$/.test(route))).toEqual([]);
});

test("a page loads without an error in the console", async ({ page }) => {
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto("/sign-in");
  await expect(page.getByRole("heading").first()).toBeVisible();
  expect(problems).toEqual([]);
});
