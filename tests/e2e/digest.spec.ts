import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { expect, expectNoBarriers, person, test } from "./story";

/** The texts of a workbook: its shared strings and inline ones, whatever the sheet. */
function textOf(file: string): string {
  const bytes = readFileSync(file);
  const parts: string[] = [];
  // The central directory lists the entries; each is stored or deflated.
  for (let at = bytes.indexOf("PK\u0001\u0002", 0, "latin1"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4, "latin1")) {
    const [method, size, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    parts.push((method === 0 ? data : inflateRawSync(data)).toString("utf8"));
  }
  return parts.join("\n");
}

test("operations open the month of their channel from Today, and the file holds what the page shows", async ({ as }) => {
  const page = await as(person("operations"));
  await page.goto("/today");
  const line = page.getByRole("region", { name: /^Ваши каналы/ }).getByRole("row").nth(1);
  const channel = await line.getByRole("link").first().innerText();
  await line.getByRole("link", { name: /^Дайджест/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Дайджест" })).toBeVisible();
  await expect(page.getByText(channel).first()).toBeVisible();
  await expectNoBarriers(page);
  const client = (await page.getByRole("main").locator("a[href^='/clients/']").first().innerText()).trim();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Скачать файл XLSX" }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const text = textOf(await download.path());
  expect(text).toContain(channel);
  expect(text).toContain(/«(.+?)»/.exec(client)?.[1] ?? client);
});

test("the download stands in the administrator's journal", async ({ as }) => {
  const head = await as(person("head", 1));
  await head.goto("/digests");
  await Promise.all([head.waitForEvent("download"), head.getByRole("link", { name: "Скачать файл XLSX" }).click()]);
  const admin = await as(person("admin", 1));
  await admin.goto("/settings/audit");
  await expect(admin.getByRole("row").filter({ hasText: "Дайджест выгружен" }).first()).toBeVisible();
});
