"use client";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState, type RefObject } from "react";
import type { GridActions, Outcome } from "@/components/grid/actions";
import type { OpenCell } from "@/components/grid/cell-popover";
import type { Spot } from "@/components/grid/cursor-layer";
import type { PlanChoice } from "@/components/grid/plan-form";
import type { Stage } from "@/components/grid/stage";
import { placeAt } from "@/components/grid/use-cursor";
import type { GridFeed } from "@/components/grid/use-grid-data";
import type { GridView } from "@/components/grid/use-view";
import { notify, notifyProblem } from "@/components/ui/toast";
import type { CellContent, CellPlan } from "@/lib/grid/schema";
import type { GridPlace } from "@/lib/grid/state";
import { MARKS, PLAN, unmetPlans, FACT, type Mark } from "@/lib/months/rules";

interface Parts {
  feed: GridFeed;
  view: GridView;
  stage: Stage | null;
  spot: RefObject<Spot | null>;
  actions: GridActions;
}

/** Paints a change at once and takes it back, with the reason, when the server refuses. */
function usePainted({ feed }: Parts) {
  const { setCell, refresh } = feed;
  return useCallback(async (place: GridPlace, change: (byte: number) => number, send: () => Promise<Outcome>, failed: string) => {
    const takeBack = setCell(place, change);
    const outcome = await send().catch((): Outcome => ({ ok: false, message: failed }));
    if (outcome.ok) return refresh();
    takeBack();
    notifyProblem(outcome.message);
  }, [setCell, refresh]);
}

/** Contents already read, until something changes. */
function useContents({ feed: { prepared, version }, actions: { loadCell } }: Parts) {
  // A new map for new data; the version counts changes within it.
  const read = useMemo(() => ({ contents: new Map<string, Promise<CellContent>>(), prepared, version }), [prepared, version]);
  return useCallback((place: GridPlace): Promise<CellContent> => {
    const key = `${place.clientId}.${place.month}`;
    const known = read.contents.get(key);
    if (known) return known;
    const content = loadCell(place);
    read.contents.set(key, content);
    content.catch(() => read.contents.delete(key));
    return content;
  }, [read, loadCell]);
}

function usePlans(parts: Parts, close: (returnFocus: boolean) => void) {
  const t = useTranslations("grid");
  const painted = usePainted(parts);
  const { plan, removePlan } = parts.actions;
  const set = useCallback((place: GridPlace, choice: PlanChoice) => {
    close(true);
    if (plan) void painted(place, (byte) => byte | PLAN[choice.mark], () => plan({ ...place, ...choice }), t("planFailed"));
  }, [plan, painted, close, t]);
  const remove = useCallback((place: GridPlace, mark: Mark, planId?: string) => {
    close(true);
    if (removePlan) void painted(place, (byte) => byte & ~PLAN[mark], () => removePlan({ ...place, mark, planId }), t("removeFailed"));
  }, [removePlan, painted, close, t]);
  return { set, remove };
}

/** The cell that is open, and what can be done in it: read, plan, log, remove a plan. */
export function useCell(parts: Parts) {
  const { view: { data, rows }, stage, spot, actions } = parts;
  const t = useTranslations("grid");
  const [open, setOpen] = useState<(OpenCell & { spot: Spot }) | null>(null);
  const contents = useContents(parts);
  const close = useCallback((returnFocus: boolean) => {
    setOpen(null);
    if (returnFocus) stage?.focus();
  }, [stage]);
  const plans = usePlans(parts, close);
  const show = useCallback((at: Spot, mode: OpenCell["mode"], mark: Mark = "CALL") => {
    setOpen({ spot: at, place: placeAt(data, rows, at), client: data.names[rows[at.row]!]!, mode, mark });
  }, [data, rows]);
  const press = useCallback((mark: Mark) => {
    if (!spot.current) return;
    const place = placeAt(data, rows, spot.current);
    if (place.month > data.currentMonth) return actions.plan && show(spot.current, "plan", mark);
    if (place.month < data.currentMonth) return notify(t("pastMonth"));
    setOpen(null);
    actions.log?.({ clientId: place.clientId, kind: mark });
  }, [actions, data, rows, show, spot, t]);
  const removeHere = useCallback(() => {
    if (!spot.current || !actions.removePlan) return;
    const place = placeAt(data, rows, spot.current);
    const byte = data.months[(place.month - data.fromMonth) * data.count + rows[spot.current.row]!]!;
    const [only, another] = MARKS.filter((mark) => unmetPlans(byte) & FACT[mark]);
    if (only && !another) plans.remove(place, only);
    else if (only) show(spot.current, "cards");
  }, [actions, data, rows, plans, show, spot]);
  const removePlan = actions.removePlan && open ? (plan: CellPlan) => plans.remove(open.place, plan.mark, plan.id) : undefined;
  return { open, show, close, press, removeHere, removePlan, plan: plans.set, contents };
}
export type CellControl = ReturnType<typeof useCell>;
