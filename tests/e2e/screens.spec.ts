import { PAGES } from "../support/entry-points";
import { expect, expectNoBarriers, person, someClient, test } from "./story";

const THEMES = [{ theme: "light", viewport: { width: 1366, height: 768 } }, { theme: "dark", viewport: { width: 390, height: 844 } }] as const;

for (const { theme, viewport } of THEMES) {
  for (const [file, { at, guard }] of Object.entries(PAGES)) {
    if (guard === "open") continue;
    test(`${at} stands without barriers or complaints, ${theme}, ${viewport.width} wide`, async ({ as, baseURL }) => {
      const page = await as(person("admin"), { viewport });
      await page.context().addCookies([{ name: "theme", value: theme, url: baseURL! }]);
      const client = at.includes("{client}") ? await someClient(page) : "";
      await page.goto(at.replace("{client}", client));
      await expect(page.getByRole("heading", { level: 1 }), file).toHaveCount(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      await expectNoBarriers(page);
    });
  }
}

test("the keys of the screen stand under ?", async ({ as }) => {
  const page = await as(person("head"));
  await page.goto("/today");
  await page.keyboard.press("Shift+Slash");
  const keys = page.getByRole("dialog", { name: "Клавиши этого экрана" });
  await expect(keys).toContainText("Карточка");
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("KeyG");
  await page.keyboard.press("KeyC");
  await expect(page).toHaveURL(/\/clients$/);
});
