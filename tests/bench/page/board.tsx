import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import grid from "@/messages/ru/grid.json";
import common from "@/messages/ru/common.json";
import type { GridActions } from "@/components/grid/actions";
import { Grid } from "@/components/grid/grid";
import { useGridAddress } from "@/components/grid/use-address";
import { useGridData, type GridFeed } from "@/components/grid/use-grid-data";
import { parseState, type GridState } from "@/lib/grid/state";
import { painted, receivedGrid, untilPainted, worksOf, type BenchPage } from "./common";
import { listenToPresses } from "./presses";
import { reactionsOf, type Reactions } from "./reactions";
import { ordersOf, type Orders } from "./orders";

/** Ours: the grid as the product shows it, with its words and styles; only the server's answers are played. */
let feed: GridFeed;
let change: (make: (now: GridState) => GridState) => void;

const actions: GridActions = {
  loadCell: () => Promise.resolve({ cards: [], plans: [] }),
  plan: () => Promise.resolve({ ok: true }),
  removePlan: () => Promise.resolve({ ok: true }),
  log: () => undefined,
  hrefOf: (clientId) => `/clients/${clientId}`,
};

function Page() {
  const [initial] = useState(() => parseState({ sort: "client" }));
  const [state, setState] = useGridAddress(initial);
  const answers = useGridData("/grid");
  feed = answers;
  change = setState;
  return <div style={{ position: "fixed", inset: 0, display: "flex", flexDirection: "column" }}><Grid feed={answers} state={state} onState={setState} actions={actions} /></div>;
}

/** The answer to the first question for the whole grid lies ready; what is asked later goes to the server. */
async function withAnswerInHand(): Promise<void> {
  const ask = window.fetch.bind(window);
  const answer = await (await ask("/grid")).arrayBuffer();
  window.fetch = (what, init) => (what === "/grid" ? Promise.resolve(new Response(answer)) : ask(what, init));
}

const page: BenchPage = {
  async prepare() {
    await withAnswerInHand();
    await document.fonts.ready;
    await painted();
  },
  open() {
    const place = document.createElement("div");
    document.body.replaceChildren(place);
    const start = performance.now();
    createRoot(place).render(<NextIntlClientProvider locale="ru" timeZone="Europe/Moscow" messages={{ grid, common } as never}><Page /></NextIntlClientProvider>);
    return untilPainted(() => !!document.querySelector("[role=rowgroup] [role=row] a")?.textContent, start);
  },
  scroller: () => document.querySelector<HTMLElement>("[role=grid] .overflow-auto")!,
  sort: (column, descending) => change((now) => ({ ...now, sort: { by: column as GridState["sort"]["by"], descending } })),
  filter: (find) => change((now) => ({ ...now, find })),
};

declare global {
  interface Window { reactions: Reactions; orders: Orders }
}
window.bench = worksOf(page);
window.reactions = reactionsOf(() => feed);
window.presses = listenToPresses();
window.orders = ordersOf(receivedGrid);
