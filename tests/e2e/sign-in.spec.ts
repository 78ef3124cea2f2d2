import { expect, expectNoBarriers, person, signIn, test } from "./story";

const WRONG = "Почта или пароль не подходят";

// A wrong password is answered with 401, and the browser writes that down by itself.
test.use({ mayComplain: [/401 .*\/api\/auth\/callback/] });

test("a wrong password is refused in words and leaves the person where they are; the right one leads to Today", async ({ page }) => {
  const who = person("prospector", 1);
  await page.goto("/sign-in");
  await page.getByLabel("Почта").fill(who.email);
  await page.getByLabel("Пароль", { exact: true }).fill("не тот пароль совсем");
  await page.getByRole("button", { name: "Войти", exact: true }).click();
  await expect(page.getByText(WRONG)).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByLabel("Почта")).toHaveValue(who.email);
  await page.getByLabel("Пароль", { exact: true }).fill(who.password);
  await page.getByLabel("Пароль", { exact: true }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Сегодня" })).toBeVisible();
});

test("an unknown e-mail is answered like a wrong password", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Почта").fill("nobody@example.test");
  await page.getByLabel("Пароль", { exact: true }).fill("какой-нибудь пароль");
  await page.getByRole("button", { name: "Войти", exact: true }).click();
  await expect(page.getByText(WRONG)).toBeVisible();
});

test("the way back leads to what was asked for", async ({ page }) => {
  const who = person("sales", 1);
  await page.goto("/clients?tier=MEDIUM");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await page.getByLabel("Почта").fill(who.email);
  await page.getByLabel("Пароль", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Войти", exact: true }).click();
  await expect(page).toHaveURL(/\/clients\?tier=MEDIUM/);
});

test("a demo person is one press away", async ({ page }) => {
  const who = person("operations", 1);
  await page.goto("/sign-in");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: who.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Сегодня" })).toBeVisible();
});

test("signing out everywhere ends the other browser with its next step", async ({ browser, watched }) => {
  const who = person("kam", 1);
  const [here, there] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
  for (const page of [here, there]) {
    watched(page);
    await signIn(page, who);
  }
  await here.getByRole("button", { name: who.name }).click();
  await here.getByRole("menuitem", { name: "Выйти на всех устройствах" }).click();
  await expect(here).toHaveURL(/\/sign-in/);
  await there.getByRole("link", { name: "Клиенты" }).click();
  await expect(there).toHaveURL(/\/sign-in/);
  await here.context().close();
  await there.context().close();
});
