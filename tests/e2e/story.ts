import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { demoPeople, type DemoPerson } from "../support/server";

/** A person of the demo: the first organisation's unless named, by what stands before the @ of their e-mail. */
export function person(login: string, organisation = 0): DemoPerson {
  const people = demoPeople();
  const names = [...new Set(people.map((one) => one.organisation))];
  const found = people.find((one) => one.organisation === names[organisation] && one.email.startsWith(`${login}@`));
  if (!found) throw new Error(`The demo has no ${login}`);
  return found;
}

/** Through the page, as a person does it. */
export async function signIn(page: Page, { email, password }: Pick<DemoPerson, "email" | "password">): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Почта").fill(email);
  await page.getByLabel("Пароль", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Войти", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;
type Options = Parameters<Browser["newContext"]>[0];

interface Fixtures {
  /** Whoever the story is about; a browser of their own, signed in. */
  as(who: DemoPerson, options?: Options): Promise<Page>;
  /** What the browser may complain of in this story: nothing, unless a story is about a refusal. */
  mayComplain: RegExp[];
  watched: (page: Page) => void;
}

export const test = base.extend<Fixtures, { states: Map<string, State> }>({
  // Signed in once for each worker, then the cookie is carried over: sign-in itself has its own stories.
  states: [async ({}, use) => use(new Map()), { scope: "worker" }],
  mayComplain: async ({}, use) => use([]),
  watched: [async ({ mayComplain }, use) => {
    const problems: string[] = [];
    await use((page) => {
      page.on("console", (message) => message.type() === "error" && problems.push(`${message.text()} ${message.location().url}`));
      page.on("pageerror", (error) => problems.push(error.message));
    });
    // A violation of the content policy is an error in the console too.
    expect(problems.filter((problem) => !mayComplain.some((known) => known.test(problem)))).toEqual([]);
  }, { auto: true }],
  page: async ({ page, watched }, use) => {
    watched(page);
    await use(page);
  },
  as: async ({ browser, states, watched, contextOptions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who, options = {}) => {
      if (!states.has(who.email)) {
        const context = await browser.newContext();
        await signIn(await context.newPage(), who);
        states.set(who.email, await context.storageState());
        await context.close();
      }
      const context = await browser.newContext({ ...contextOptions, ...options, storageState: states.get(who.email) });
      opened.push(context);
      const page = await context.newPage();
      watched(page);
      return page;
    });
    for (const context of opened) await context.close();
  },
});

/** No barrier that a machine can find, in this state of the screen. */
export async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`)).toEqual([]);
}

/** The address of a client this person sees, from the list of those of their own where there are any. */
export async function someClient(page: Page): Promise<string> {
  for (const address of ["/today", "/clients"]) {
    const html = await (await page.request.get(address)).text();
    const [, id] = /\/clients\/([0-9a-f]{8}-[0-9a-f-]{27})/.exec(html) ?? [];
    if (id) return id;
  }
  throw new Error("This person sees no client");
}

export { expect };
