import { expect, expectNoBarriers, person, someClient, test } from "./story";

test("two people edit one client: the second sees both values and chooses", async ({ as }) => {
  const [admin, head] = [await as(person("admin")), await as(person("head"))];
  const id = await someClient(head);
  for (const page of [admin, head]) await page.goto(`/clients/${id}/edit`);
  await admin.getByLabel("Сайт").fill("first.example");
  await admin.getByRole("button", { name: /^Сохранить/ }).click();
  await expect(admin).toHaveURL(new RegExp(`/clients/${id}$`));
  await head.getByLabel("Сайт").fill("second.example");
  await head.getByRole("button", { name: /^Сохранить/ }).click();
  await expect(head.getByText(/сохранено другое/)).toBeVisible();
  const row = head.getByRole("row").filter({ hasText: "Сайт" });
  await expect(row).toContainText("first.example");
  await expect(row).toContainText("second.example");
  await expectNoBarriers(head);
  await row.getByText("first.example").click();
  await head.getByRole("button", { name: /^Сохранить выбранное/ }).click();
  await expect(head).toHaveURL(new RegExp(`/clients/${id}$`));
  await expect(head.getByRole("main")).toContainText("first.example");
});

test.describe("without a connection", () => {
  test.use({ mayComplain: [[/ERR_INTERNET_DISCONNECTED|Failed to fetch|Load failed|NetworkError/], { scope: "test" }] });

  test("a card waits on the device and goes by itself when the connection is back, once", async ({ as }) => {
    const page = await as(person("prospector"));
    await page.goto("/today");
    const link = page.getByRole("main").getByRole("listitem").nth(2).getByRole("link").first();
    const address = (await link.getAttribute("href"))!;
    await page.goto(address);
    await page.keyboard.press("KeyC");
    const panel = page.getByRole("complementary", { name: "Звонок" });
    await panel.locator("label").filter({ hasText: "никого" }).click();
    await panel.getByLabel("Что узнали").fill("Связь пропала посреди звонка");
    await page.context().setOffline(true);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText("1 карточка ждёт отправки")).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText("1 карточка ждёт отправки")).toBeHidden();
    await page.goto(address);
    await page.getByText(/попытки без ЛПР/).click();
    const cards = page.getByRole("region", { name: "Карточки", exact: true }).getByRole("listitem");
    await expect(cards.filter({ hasText: "Связь пропала посреди звонка" })).toHaveCount(1);
  });
});
