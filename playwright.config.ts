import { defineConfig } from "@playwright/test";
import { chromium } from "./tests/support/chromium";

const { executablePath, args, env } = chromium();

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/server.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env["E2E_BASE_URL"],
    locale: "ru-RU",
    timezoneId: "Europe/Moscow",
    viewport: { width: 1366, height: 768 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath, args, env: { ...process.env, ...env } as Record<string, string> },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
