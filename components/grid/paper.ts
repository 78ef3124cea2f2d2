"use client";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** What a landscape A4 holds beside the title on the first sheet and the totals on the last. */
export const ROWS_A_SHEET = 34;
/** Sheets of A4 for a number of rows. */
export const sheetsOf = (rows: number): number => Math.max(1, Math.ceil(rows / ROWS_A_SHEET));

/** True while the browser makes pages: the table of all rows exists only then. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const paper = matchMedia("print");
    // The browser takes the page as it is when the handler returns.
    addEventListener("beforeprint", () => flushSync(() => setPrinting(true)), { signal: stop.signal });
    addEventListener("afterprint", () => setPrinting(false), { signal: stop.signal });
    paper.addEventListener("change", () => setPrinting(paper.matches), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return printing;
}
