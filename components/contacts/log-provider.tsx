"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { clientOfPath, NEW, readTarget, writeTarget, type LogTarget } from "@/components/contacts/log-address";
import { setClock, type Clock } from "@/components/contacts/wall-clock";
import type { Kind } from "@/lib/contacts/form";

const PARAMETER = "log";

interface LogState {
  readonly target: LogTarget | null;
  readonly memberId: string;
  readonly clock: Clock;
  readonly open: (target: LogTarget) => void;
  readonly close: () => void;
}
const LogContext = createContext<LogState | null>(null);

export function useLogState(): LogState {
  const state = use(LogContext);
  if (!state) throw new Error("LogProvider is missing above");
  return state;
}

/** What a page may wish: a new card of a client on a day, or the correction of a card. */
export interface LogWish { readonly clientId?: string; readonly kind?: Kind; readonly date?: string; readonly cardId?: string }

/** Opens the panel that writes a card, from anywhere; without a client one is picked by typing. */
export function useLog(): { open: (wish?: LogWish) => void } {
  const { open } = useLogState();
  return useMemo(() => ({
    open: ({ clientId, kind = "CALL", date, cardId }: LogWish = {}) => open({ clientId: clientId ?? null, kind, on: date ?? null, cardId: cardId ?? null }),
  }), [open]);
}

/** Keeps the address in step without asking the server: the panel must open at once, also without a connection. */
function showInAddress(target: LogTarget | null) {
  const url = new URL(location.href);
  if (!target && !url.searchParams.has(PARAMETER)) return;
  if (target) url.searchParams.set(PARAMETER, writeTarget(target));
  else url.searchParams.delete(PARAMETER);
  if (url.href === location.href) return;
  if (target) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

/** The address opens the panel; Back closes it; a link to another page leaves it open beside that page. */
function useTarget(mayLog: boolean) {
  const path = usePathname();
  const asked = useSearchParams().get(PARAMETER);
  const [seen, setSeen] = useState<string | null>(null);
  const [target, setTarget] = useState<LogTarget | null>(null);
  if (asked !== seen) {
    setSeen(asked);
    const read = asked && mayLog ? readTarget(asked) : null;
    if (read && !(target && asked === NEW)) setTarget({ ...read, clientId: read.clientId ?? clientOfPath(path) });
  }
  useEffect(() => {
    const back = () => {
      if (!new URLSearchParams(location.search).has(PARAMETER)) setTarget(null);
    };
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  return [target, setTarget] as const;
}

/** Once, around the shell. `clock`: the server's instant and the organisation's zone. */
export function LogProvider({ memberId, clock, mayLog, children }: { memberId: string; clock: Clock; mayLog: boolean; children: ReactNode }) {
  const [target, setTarget] = useTarget(mayLog);
  useEffect(() => setClock(clock), [clock]);
  const open = useCallback((next: LogTarget) => {
    if (!mayLog) return;
    setTarget(next);
    showInAddress(next);
  }, [mayLog, setTarget]);
  const close = useCallback(() => {
    setTarget(null);
    showInAddress(null);
  }, [setTarget]);
  const state = useMemo(() => ({ target, memberId, clock, open, close }), [target, memberId, clock, open, close]);
  return <LogContext value={state}>{children}</LogContext>;
}
