import type { Locator, Page } from "@playwright/test";
import { expect, expectNoBarriers, person, test } from "./story";

const LATIN: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s",
  т: "t", у: "u", ф: "f", х: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
};
/** «Эталонтекстиль» as somebody types it who forgot to switch the layout of their thoughts: etalontekstil. */
const inLatin = (name: string): string => [...name.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join("");
/** What stands in the quotes: ООО «Ромашка» → Ромашка. */
const core = (name: string): string => /«(.+?)»/.exec(name)?.[1] ?? name;
/** This month where the demo lives. */
const monthNow = (): number => {
  const [year, month] = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Moscow" }).split("-").map(Number) as [number, number];
  return (year - 2000) * 12 + month - 1;
};

interface Words { today: string; search: string; call: string; cards: string; logged: RegExp; markInGrid: RegExp; menu: string; correct: string; correcting: string; substance: string; changed: string; versions: string; versionsTitle: string; draft: RegExp }
const RU: Words = {
  today: "Сегодня", search: "Поиск", call: "Звонок", cards: "Карточки", logged: /^Звонок записан/, markInGrid: /\d{4}: (.+, )?звонок( |,|$)/, menu: "Действия с карточкой", correct: "Исправить",
  correcting: "Исправить звонок", substance: "Что узнали", changed: "исправлена", versions: "Что было раньше", versionsTitle: "Как менялась карточка", draft: /^Черновик \d/,
};
const EN: Words = {
  today: "Today", search: "Search", call: "Call", cards: "Cards", logged: /^Call logged/, markInGrid: /\d{4}: (.+, )?call( |,|$)/, menu: "Actions on the card", correct: "Correct",
  correcting: "Correct the call", substance: "What you learnt", changed: "corrected", versions: "What it said before", versionsTitle: "How the card changed", draft: /^Draft/,
};

/** A client of this person's own, from the lines of their day: name and id. */
async function ownClient(page: Page, words: Words, at: number): Promise<{ name: string; id: string }> {
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1, name: words.today })).toBeVisible();
  const link = page.getByRole("main").getByRole("listitem").nth(at).getByRole("link").first();
  return { name: await link.innerText(), id: (await link.getAttribute("href"))!.split("/").at(-1)! };
}

/** Presses keys one by one and counts them; a chord counts as many keys as it holds. */
function hands(page: Page) {
  let pressed = 0;
  return {
    count: () => pressed,
    async press(...keys: string[]) {
      for (const key of keys) {
        pressed += key.split("+").length;
        await page.keyboard.press(key);
      }
    },
  };
}

/** A radio button stands under its label: that is what one presses. */
const choose = (panel: Locator, name: string | RegExp) => panel.locator("label").filter({ has: panel.page().getByRole("radio", { name }) }).click();
const panelOf = (page: Page, title: string) => page.getByRole("complementary", { name: title });
const cardsOf = (page: Page, words: Words) => page.getByRole("region", { name: words.cards, exact: true });

/** Where the panel's focus stands: a group is answered by a digit, which leads to the next one by itself. */
const step = (page: Page) => page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-step]")?.dataset["step"]);

/** From the client's page: who was reached, with whom, how it ended, the text, what comes next. Answers the keys it took. */
async function logByKeyboard(page: Page, words: Words, text: string): Promise<number> {
  const { press, count } = hands(page);
  await press("KeyC");
  await expect.poll(() => step(page)).toBe("reach");
  await press("Digit1");
  await expect.poll(() => step(page)).not.toBe("reach");
  // The only decision maker is chosen by itself.
  if ((await step(page)) === "who") await press("Digit1");
  await expect.poll(() => step(page)).toBe("outcome");
  await press("Digit2");
  await expect(page.getByLabel(words.substance)).toBeFocused();
  await page.keyboard.insertText(text);
  await press("Tab", "Tab", "Digit2", "Control+Enter");
  return count();
}

async function findAndOpen(page: Page, words: Words, name: string): Promise<void> {
  await page.keyboard.press("Slash");
  await expect(page.getByRole("searchbox", { name: words.search })).toBeFocused();
  await page.keyboard.type(inLatin(core(name)));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/clients\?q=/);
  const found = page.getByRole("table").getByRole("link", { name: core(name) }).first();
  await found.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: core(name) })).toBeVisible();
}

async function expectInGrid(page: Page, words: Words, { name, id }: { name: string; id: string }): Promise<void> {
  await page.goto(`/grid?q=${encodeURIComponent(core(name))}&at=${id}.${monthNow()}`);
  const cell = page.getByRole("gridcell", { name: core(name) });
  await expect(cell).toHaveAttribute("aria-label", words.markInGrid);
}

async function correctIt(page: Page, words: Words, { id }: { id: string }, before: string, after: string): Promise<void> {
  await page.goto(`/clients/${id}`);
  const card = cardsOf(page, words).getByRole("listitem").filter({ hasText: before });
  await card.getByRole("button", { name: words.menu }).click();
  await page.getByRole("menuitem", { name: words.correct, exact: true }).click();
  await panelOf(page, words.correcting).getByLabel(words.substance).fill(after);
  await page.keyboard.press("Control+Enter");
  const changed = cardsOf(page, words).getByRole("listitem").filter({ hasText: after });
  await expect(changed).toContainText(words.changed);
  await changed.getByRole("button", { name: words.menu }).click();
  await page.getByRole("menuitem", { name: words.versions }).click();
  const history = page.getByRole("dialog", { name: words.versionsTitle });
  await expect(history).toContainText(before);
  await expect(history).toContainText(after);
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
}

async function mainJob(page: Page, words: Words, at: number): Promise<void> {
  const client = await ownClient(page, words, at);
  await findAndOpen(page, words, client.name);
  const text = `Просят расчёт на 1 200 мест к весне, решают в четверг (${words.call})`;
  expect(await logByKeyboard(page, words, text)).toBeLessThanOrEqual(12);
  await expect(page.getByText(words.logged)).toBeVisible();
  await expect(cardsOf(page, words).getByRole("listitem").filter({ hasText: text })).toHaveCount(1);
  await expectInGrid(page, words, client);
  await correctIt(page, words, client, text, `${text}. Решает директор`);
}

test("a prospector finds a client by Latin letters, logs a call without the mouse, sees it everywhere and corrects it", async ({ as }) => {
  await mainJob(await as(person("zaytsev")), RU, 0);
});

test("the same in English", async ({ as, baseURL }) => {
  const page = await as(person("sales"));
  await page.context().addCookies([{ name: "locale", value: "en", url: baseURL! }]);
  await mainJob(page, EN, 0);
});

test("the keys are the physical ones: К on a Russian layout opens the panel as C does", async ({ as }) => {
  const page = await as(person("belyaeva"));
  const { id } = await ownClient(page, RU, 0);
  await page.goto(`/clients/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const session = await page.context().newCDPSession(page);
  for (const type of ["keyDown", "keyUp"] as const) await session.send("Input.dispatchKeyEvent", { type, code: "KeyC", key: "с", ...(type === "keyDown" ? { text: "с" } : {}), windowsVirtualKeyCode: 67 });
  const panel = panelOf(page, "Звонок");
  await expect(panel.getByRole("radiogroup").first()).toBeVisible();
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
});

test("what was typed survives a closed tab", async ({ as }) => {
  const page = await as(person("belyaeva"));
  const { id } = await ownClient(page, RU, 1);
  await page.goto(`/clients/${id}?log=${id}`);
  const panel = panelOf(page, "Звонок");
  await choose(panel, "до ЛПР");
  await panel.getByLabel("Что узнали").fill("Записано наполовину");
  await expect(panel.getByText(/^черновик/)).toBeVisible();
  const again = await page.context().newPage();
  await page.close();
  await again.goto(`/clients/${id}?log=${id}`);
  await expect(again.getByText(RU.draft)).toBeVisible();
  await expect(again.getByLabel("Что узнали")).toHaveValue("Записано наполовину");
});

test("a double submit makes one card", async ({ as }) => {
  const page = await as(person("maslov"));
  const { id } = await ownClient(page, RU, 0);
  await page.goto(`/clients/${id}?log=${id}`);
  const panel = panelOf(page, "Звонок");
  await choose(panel, "никого");
  await panel.getByLabel("Что узнали").fill("Никто не взял трубку, дважды");
  await panel.getByRole("button", { name: "Сохранить" }).dblclick();
  await expect(page.getByText(/^Звонок записан/).first()).toBeVisible();
  await page.goto(`/clients/${id}?attempts=1`);
  await expect(cardsOf(page, RU).getByText("Никто не взял трубку, дважды")).toHaveCount(1);
});

test("what keeps a card from being written is said beside its field", async ({ as }) => {
  const page = await as(person("maslov"));
  const { id } = await ownClient(page, RU, 1);
  await page.goto(`/clients/${id}?log=${id}`);
  const panel = panelOf(page, "Звонок");
  await expect(panel.getByRole("radiogroup").first()).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(panel.getByRole("alert").first()).toBeVisible();
  await expectNoBarriers(page);
});
