import type { Page } from "@playwright/test";
import { expect, expectNoBarriers, person, test } from "./story";

const cell = (page: Page) => page.getByRole("gridcell").and(page.locator(":focus"));
/** The slice of one's own clients: only there may a salesperson plan and write. */
async function ownSlice(page: Page): Promise<string> {
  await page.goto("/today");
  const address = await page.locator("#day a").first().getAttribute("href");
  return `?owner=${new URLSearchParams(address!.split("?")[1]).get("cards")}`;
}

async function openGrid(page: Page, query = ""): Promise<void> {
  await page.goto(`/grid${query}`);
  await expect(page.getByRole("grid")).toBeVisible();
}

/** Puts the focus into the grid and moves to this month, as `n` does. */
async function enter(page: Page): Promise<void> {
  await page.getByRole("grid").locator("[role=gridcell][tabindex='0']").focus();
  await page.keyboard.press("KeyN");
}

test("49 months and four columns stand on 1366 × 768 without scrolling sideways", async ({ as }) => {
  const page = await as(person("head"));
  await openGrid(page);
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-colcount", "54");
  const sideways = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll<HTMLElement>("main, main *")]
    .filter((one) => one.clientWidth > 600 && one.scrollWidth > one.clientWidth + 1).map((one) => `${one.tagName} ${one.className} ${one.scrollWidth} ${one.clientWidth}`));
  expect(sideways).toEqual([]);
  for (const name of ["Канал", "Субканал", "Регион", "Клиент"]) await expect(grid.getByRole("columnheader", { name: new RegExp(`^${name}`) })).toBeInViewport();
  await expectNoBarriers(page);
});

test("arrows move, Enter opens the cell's cards, Esc comes back", async ({ as }) => {
  const page = await as(person("head"));
  await openGrid(page);
  await enter(page);
  const here = await cell(page).getAttribute("aria-label");
  await page.keyboard.press("ArrowLeft");
  await expect(cell(page)).not.toHaveAttribute("aria-label", here!);
  await page.keyboard.press("ArrowRight");
  await expect(cell(page)).toHaveAttribute("aria-label", here!);
  await page.keyboard.press("ArrowDown");
  await expect(cell(page)).not.toHaveAttribute("aria-label", here!);
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Enter");
  const cards = page.getByRole("dialog", { name: /карточки и планы/ });
  await expect(cards.getByRole("link", { name: "Открыть клиента" })).toBeVisible();
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  await expect(cards).toBeHidden();
  await expect(cell(page)).toBeFocused();
});

test("a plan is set in a future month by its letter, taken off by Del, and brought back", async ({ as }) => {
  const page = await as(person("sales", 1));
  await openGrid(page, await ownSlice(page));
  await enter(page);
  for (let step = 0; step < 11; step++) await page.keyboard.press("ArrowRight");
  for (let row = 0; row < 20 && !/: пусто$/.test((await cell(page).getAttribute("aria-label"))!); row++) await page.keyboard.press("ArrowDown");
  await expect(cell(page)).toHaveAttribute("aria-label", /: пусто$/);
  await page.keyboard.press("KeyD");
  const form = page.getByRole("dialog", { name: /карточки и планы/ });
  await expect(form.getByRole("radio", { name: "визит" })).toBeChecked();
  await form.getByLabel("Пояснение, если нужно").fill("показать объект");
  await expectNoBarriers(page);
  await page.keyboard.press("Enter");
  await expect(cell(page)).toHaveAttribute("aria-label", /план: визит/);
  const place = new URL(page.url()).searchParams.get("at");
  await openGrid(page, `?at=${place ?? ""}`);
  const again = page.getByRole("gridcell", { name: /план: визит/ });
  await again.focus();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("gridcell", { name: /: пусто$/ })).toBeVisible();
  await page.getByRole("button", { name: "Вернуть" }).click();
  await expect(page.getByRole("gridcell", { name: /план: визит/ })).toBeVisible();
});

test("the address is the state: the slice, the order and the place come back with the link", async ({ as }) => {
  const page = await as(person("head"));
  await openGrid(page);
  const gap = page.getByRole("button", { name: /^Просрочены/ });
  const count = Number(/\d+/.exec((await gap.innerText()).replace(/\D*$/, ""))?.[0]);
  await gap.click();
  await expect(page).toHaveURL(/gap=overdue/);
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", new RegExp(`^(${count}|${count + 1}|${count + 2}|${count + 3})$`));
  await enter(page);
  await page.keyboard.press("ArrowDown");
  await expect(page).toHaveURL(/at=[0-9a-f-]{36}\.\d+/);
  const [address, label] = [page.url(), await cell(page).getAttribute("aria-label")];
  const shown = await page.context().newPage();
  await shown.goto(address);
  await expect(shown.getByRole("button", { name: /^Просрочены/ })).toHaveAttribute("aria-pressed", "true");
  await expect(shown.locator("[role=gridcell][tabindex='0']")).toHaveAttribute("aria-label", label!);
});

test("a letter in this month's cell opens the panel for a card of that client", async ({ as }) => {
  const page = await as(person("belyaeva"));
  await openGrid(page, await ownSlice(page));
  await enter(page);
  const place = (await cell(page).getAttribute("aria-label"))!;
  await page.keyboard.press("KeyP");
  const panel = page.getByRole("complementary", { name: "Звонок" });
  await expect(panel).toBeVisible();
  const name = /^[^.,]+/.exec(place)![0];
  await expect(panel.getByText(name.slice(0, 12)).first()).toBeVisible();
  await page.keyboard.press("Escape");
});

test("on a phone the grid is one client's years at a time", async ({ as }) => {
  const page = await as(person("sales"), { viewport: { width: 390, height: 844 } });
  await page.goto("/grid");
  await expect(page.getByRole("link", { name: /«/ }).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectNoBarriers(page);
});
