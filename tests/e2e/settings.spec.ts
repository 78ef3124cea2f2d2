import { expect, expectNoBarriers, person, test } from "./story";

test("an administrator adds a channel and its sub-channel; the journal names who did it", async ({ as }) => {
  const who = person("admin", 1);
  const page = await as(who);
  await page.goto("/settings/channels");
  const form = page.getByRole("form", { name: "Новый канал", exact: true });
  await form.getByRole("textbox").fill("Санатории и базы");
  await form.getByRole("textbox").press("Enter");
  await expect(page.getByText("Добавлено: Санатории и базы")).toBeVisible();
  await page.getByRole("button", { name: /Санатории и базы/ }).filter({ hasText: "убканал" }).click();
  const part = page.getByRole("form", { name: /Санатории и базы/ });
  await part.getByRole("textbox").fill("Детские лагеря");
  await part.getByRole("textbox").press("Enter");
  await expect(page.getByText("Добавлено: Детские лагеря")).toBeVisible();
  await expectNoBarriers(page);
  await page.goto("/settings/audit");
  const row = page.getByRole("row").filter({ hasText: "Санатории и базы" });
  await expect(row).toContainText("Канал добавлен");
  await expect(row).toContainText(who.name.split(" ")[0]!);
});

test("an entry taken to the archive comes back by its toast", async ({ as }) => {
  const page = await as(person("admin", 1));
  await page.goto("/settings/services");
  const form = page.getByRole("form").first();
  await form.getByRole("textbox").first().fill("Пробный выезд");
  await form.getByRole("textbox").first().press("Enter");
  await page.getByRole("button", { name: "Действия: Пробный выезд" }).click();
  await page.getByRole("menuitem", { name: "В архив" }).click();
  await expect(page.getByText("В архиве: Пробный выезд")).toBeVisible();
  await page.getByRole("region", { name: "Сообщения" }).getByRole("button", { name: "Вернуть" }).first().click();
  await expect(page.getByRole("button", { name: "Действия: Пробный выезд" })).toBeVisible();
});

test("an invited person sets a password by the link, once, and lands on Today; the journal shows both steps", async ({ as, browser, watched }) => {
  const admin = await as(person("admin", 1));
  await admin.goto("/settings/people?invite=new");
  const panel = admin.getByRole("complementary", { name: "Пригласить человека" });
  await panel.getByLabel("Фамилия и имя").fill("Новикова Дарья Олеговна");
  await panel.getByLabel("Почта").fill("novikova@kuhni-zaly.example");
  await panel.getByLabel("отдел продаж").check();
  await expectNoBarriers(admin);
  await panel.getByRole("button", { name: "Сделать ссылку" }).click();
  const link = await admin.getByLabel("Ссылка-приглашение").inputValue();
  const context = await browser.newContext();
  const guest = await context.newPage();
  watched(guest);
  await guest.goto(link);
  await expect(guest.getByText("novikova@kuhni-zaly.example")).toBeVisible();
  await expectNoBarriers(guest);
  await guest.getByLabel("Придумайте пароль").fill("зелёный трамвай у пруда 5");
  await guest.getByRole("button", { name: "Принять и войти" }).click();
  await expect(guest.getByRole("heading", { level: 1, name: "Сегодня" })).toBeVisible();
  await expect(guest.getByRole("heading", { name: "На сегодня ничего не обещано" })).toBeVisible();
  await expectNoBarriers(guest);
  await guest.context().clearCookies();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "Ссылка не действует" })).toBeVisible();
  await context.close();
  await admin.goto("/settings/audit");
  await expect(admin.getByRole("row").filter({ hasText: "Приглашение принято" }).first()).toContainText("Новикова");
});
