"use client";
import { useEffect, useState } from "react";
import { keep, readJson } from "@/components/contacts/device-storage";
import { setClock, type Clock } from "@/components/contacts/wall-clock";
import type { LoggingSheet } from "@/lib/contacts/sheet-queries";

export type Sheet =
  | { readonly state: "loading" }
  /** `lasting: false`: there is no connection, and of the client nothing but the name may be known. */
  | { readonly state: "ready"; readonly sheet: LoggingSheet; readonly connected: boolean }
  | { readonly state: "absent" | "signed-out" };

type Organisation = Pick<LoggingSheet, "outcomes" | "calendar" | "author" | "lateDays" | "oversees">;

/** Sheets of this visit: of a client already seen a card can be written without a connection. */
const seen = new Map<string, LoggingSheet>();
const place = (memberId: string) => `five-wins:organisation:${memberId}`;
const UNKNOWN: Organisation = { outcomes: [], calendar: { workingDays: [1, 2, 3, 4, 5], overrides: {} }, author: "", lateDays: 3, oversees: false };

/** Of the sheet only what belongs to the organisation stays on the device: no people, no texts. */
function keepOrganisation(memberId: string, { outcomes, calendar, author, lateDays, oversees }: LoggingSheet) {
  keep(place(memberId), JSON.stringify({ outcomes, calendar, author, lateDays, oversees } satisfies Organisation));
}

function sheetWithoutConnection(memberId: string, clientId: string, name: string, clock: Clock): LoggingSheet {
  return seen.get(clientId) ?? {
    ...(readJson<Organisation>(place(memberId)) ?? UNKNOWN), clock,
    client: { id: clientId, name, stage: "FOUND" }, people: [], plan: null, last: [], card: null,
  };
}

export interface SheetWish { readonly memberId: string; readonly clientId: string; readonly cardId: string | null; readonly name: string; readonly clock: Clock }

async function fetchSheet({ memberId, clientId, cardId, name, clock }: SheetWish, signal: AbortSignal): Promise<Sheet> {
  try {
    const response = await fetch(`/api/contacts/sheet?client=${clientId}${cardId ? `&card=${cardId}` : ""}`, { signal });
    if (response.status === 401) return { state: "signed-out" };
    if (response.status === 404) return { state: "absent" };
    if (!response.ok) throw new Error(String(response.status));
    const sheet = (await response.json()) as LoggingSheet;
    setClock(sheet.clock);
    seen.set(clientId, { ...sheet, card: null });
    keepOrganisation(memberId, sheet);
    return { state: "ready", sheet, connected: true };
  } catch {
    // What stands cannot be corrected unseen; something new can be written.
    return cardId ? { state: "absent" } : { state: "ready", sheet: sheetWithoutConnection(memberId, clientId, name, clock), connected: false };
  }
}

/** What the panel needs of a client; asked anew each time it opens, so that nobody writes on yesterday's people. */
export function useSheet({ memberId, clientId, cardId, name, clock }: SheetWish): Sheet {
  const [sheet, setSheet] = useState<Sheet>({ state: "loading" });
  useEffect(() => {
    const stop = new AbortController();
    void fetchSheet({ memberId, clientId, cardId, name, clock }, stop.signal).then((found) => {
      if (!stop.signal.aborted) setSheet((before) => (before.state === "loading" ? found : before));
    });
    return () => stop.abort();
  }, [memberId, clientId, cardId, name, clock]);
  return sheet;
}
