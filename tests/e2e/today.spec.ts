import { expect, expectNoBarriers, person, test } from "./story";

const PROMISED = /^(Обещано на сегодня|Просрочено|До конца недели)/;
const SHOWS: readonly [login: string, part: string | RegExp][] = [
  ["prospector", PROMISED], ["sales", PROMISED], ["kam", PROMISED], ["head", "Люди"],
  ["operations", "Что узнали за последние дни"], ["admin", "Организация настроена"],
];

for (const [login, part] of SHOWS) {
  test(`${login} lands on what is to be done now, on a desk and on a phone`, async ({ as }) => {
    const page = await as(person(login));
    await page.goto("/");
    await expect(page).toHaveURL(/\/today$/);
    await expect(page.getByRole("heading", { level: 2, name: part }).first()).toBeVisible();
    await expectNoBarriers(page);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectNoBarriers(page);
  });
}

test("a line has its one action: the panel opens with that client", async ({ as }) => {
  const page = await as(person("sales"));
  await page.goto("/today");
  const line = page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("link", { name: /^Карточка/ }) }).first();
  const name = await line.getByRole("link").first().innerText();
  await expect(line.getByRole("link", { name: /^\+7 |^8 800/ })).toHaveAttribute("href", /^tel:\+7\d{10}/);
  await line.getByRole("link", { name: /^Карточка/ }).click();
  const panel = page.getByRole("complementary", { name: "Звонок" });
  await expect(panel.getByText(name).first()).toBeVisible();
  await expect(page).toHaveURL(/\/today\?log=/);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
});

test("the number of what somebody has overdue opens as many rows in the grid", async ({ as }) => {
  const page = await as(person("head"));
  await page.goto("/today");
  const link = page.getByRole("region", { name: "Люди" }).locator("a[href*='gap=overdue']").first();
  const count = Number(await link.innerText());
  await link.click();
  await expect(page).toHaveURL(/\/grid\?owner=.*gap=overdue/);
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: new RegExp(`^${count} из`) })).toBeVisible();
});

test("a number of the head's table opens the cards it counted", async ({ as }) => {
  const page = await as(person("head"));
  await page.goto("/today");
  const number = page.getByRole("region", { name: "Люди" }).locator("a[href*='of=dials']").first();
  const count = Number.parseInt(await number.innerText(), 10);
  await number.click();
  await expect(page).toHaveURL(/cards=.*of=dials/);
  await expect(page.getByRole("complementary").getByRole("listitem")).toHaveCount(count);
  await expectNoBarriers(page);
});

test("a start of work waits for the head's word, and the line leaves when it is given", async ({ as }) => {
  const sales = await as(person("sales", 1));
  await sales.goto("/today");
  const link = sales.getByRole("main").getByRole("listitem").first().getByRole("link").first();
  const [client, id] = [await link.innerText(), (await link.getAttribute("href"))!.split("/").at(-1)!];
  await sales.goto(`/clients/${id}?log=${id}.start`);
  await sales.getByLabel("Что узнали").fill("Вышли на объект, демонтаж за две недели");
  await sales.getByRole("button", { name: "Сохранить" }).click();
  await expect(sales.getByText("ждёт подтверждения руководителя")).toBeVisible();
  const head = await as(person("head", 1));
  await head.goto("/today");
  const line = head.getByRole("region", { name: /^Подтвердить начало работы/ }).getByRole("listitem").filter({ hasText: client });
  await expect(line).toContainText("Вышли на объект");
  await line.getByRole("button", { name: /^Подтвердить/ }).click();
  await expect(head.getByText(`Начало работы подтверждено: ${client}`)).toBeVisible();
  await expect(line).toHaveCount(0);
});
