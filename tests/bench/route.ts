import http from "node:http";
import { gridWindowOf } from "@/lib/grid/queries";
import { atLeast, compare, type Figure } from "./measure";
import { servePlain, serveProduct, serveTrivial, signedIn, type Served } from "./web";
import type { BenchWorld } from "./world";

type Superuser = (sql: string, values?: unknown[]) => Promise<unknown>;
interface Load { readonly requests: number; readonly lanes: number }

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

/** One request on a kept connection; the body is read to its end. Fails on anything but 200. */
const ask = (url: string, cookie: string): Promise<number> => new Promise((resolve, reject) => {
  http.get(url, { agent, headers: { cookie, "accept-encoding": "gzip" } }, (response) => {
    let bytes = 0;
    response.on("data", (chunk: Buffer) => (bytes += chunk.length));
    response.on("end", () => (response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url}: ${response.statusCode}`))));
  }).on("error", reject);
});

/** `requests` in all, `lanes` at a time. */
const burst = (url: string, cookie: string, { requests, lanes }: Load) => async (): Promise<void> => {
  let left = requests;
  await Promise.all(Array.from({ length: lanes }, async () => {
    while (left-- > 0) await ask(url, cookie);
  }));
};

/** P4: requests a second of the grid's route inside Next against plain node, and of the grid's page against a page of one paragraph. */
export async function insideNext(bench: BenchWorld, superuser: Superuser): Promise<Figure[]> {
  const up: Served[] = [];
  try {
    const [product, plain, trivial] = [await serveProduct(), await servePlain(bench), await serveTrivial()];
    up.push(product, plain, trivial);
    const { name, value } = await signedIn(bench, superuser);
    return await figures(bench, { product: product.at, plain: plain.at, trivial: trivial.at }, `${name}=${value}`);
  } finally {
    for (const one of up) await one.stop();
    agent.destroy();
  }
}

async function figures({ admin }: BenchWorld, at: Record<"product" | "plain" | "trivial", string>, cookie: string): Promise<Figure[]> {
  const { stamp } = await gridWindowOf(admin, null, 1);
  const against = (ours: string, limit: string, load: Load) => compare(burst(ours, cookie, load), burst(limit, "", load), { rounds: 7 });
  const [few, many] = [{ requests: 16, lanes: 4 }, { requests: 200, lanes: 8 }];
  const whole = await against(`${at.product}/api/grid`, at.plain, few);
  const delta = await against(`${at.product}/api/grid?since=${stamp}`, `${at.plain}/?since=${stamp}`, many);
  const page = await against(`${at.product}/grid`, at.trivial, many);
  const bytes = await ask(`${at.product}/grid`, cookie);
  return [
    atLeast("P4", "grid route inside Next, 10,000 clients, requests a second against plain node without sign-in", whole, 0.4, "a burst of 16"),
    atLeast("P4", "the same for a delta of nothing, what every open grid asks each half minute", delta, 0.4, "a burst of 200"),
    atLeast("P4", "the grid's page, requests a second against a page of one paragraph in an application of its own", page, 0.6, `a burst of 200; ${(bytes / 1024).toFixed(1)} KB compressed`),
  ];
}
