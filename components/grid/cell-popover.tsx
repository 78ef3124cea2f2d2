"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { CellRecords } from "@/components/grid/cell-records";
import { KEY_OF, intentOf, type Intent } from "@/components/grid/keys";
import { followed } from "@/components/grid/links";
import { PlanForm, type PlanChoice } from "@/components/grid/plan-form";
import { useMonthName } from "@/components/grid/words";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/skeleton";
import type { CellContent, CellPlan } from "@/lib/grid/schema";
import type { GridPlace } from "@/lib/grid/state";
import type { Mark } from "@/lib/months/rules";

/** An open cell. `peek`: the pointer rests on it; nothing takes the focus. */
export interface OpenCell {
  place: GridPlace;
  client: string;
  mode: "cards" | "plan" | "peek";
  mark: Mark;
}

const GAP = 5;
const EDGE = 8;

/** Below the cell, above where there is no room: its own row stays in sight. */
function usePlaced(boxOf: () => DOMRect | null): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    const cell = boxOf();
    if (!element || !cell) return;
    const put = () => {
      const below = innerHeight - EDGE - cell.bottom - GAP;
      const above = cell.top - GAP - EDGE;
      const up = element.offsetHeight > below && above > below;
      element.style.left = `${Math.max(EDGE, Math.min(innerWidth - element.offsetWidth - 14, cell.left - 210))}px`;
      element.style.top = up ? "" : `${cell.bottom + GAP}px`;
      element.style.bottom = up ? `${innerHeight - cell.top + GAP}px` : "";
      element.style.maxHeight = `${Math.max(120, up ? above : below)}px`;
    };
    put();
    const sizes = new ResizeObserver(put);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [boxOf]);
  return ref;
}

type Loaded = { content: CellContent } | { failed: true } | null;

function useContent(load: () => Promise<CellContent>): [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    load().then((content) => wanted && setLoaded({ content }), () => wanted && setLoaded({ failed: true }));
    return () => {
      wanted = false;
    };
  }, [load, attempt]);
  return [loaded, useCallback(() => {
    setLoaded(null);
    setAttempt((count) => count + 1);
  }, [])];
}

function Records({ load, month, currentMonth, onRemove }: { load: () => Promise<CellContent>; month: number; currentMonth: number; onRemove?: (plan: CellPlan) => void }) {
  const t = useTranslations("grid");
  const [loaded, again] = useContent(load);
  if (!loaded) return <div role="status" aria-label={t("loadingCell")} className="grid gap-2 px-3 py-3"><Skeleton className="w-2/3" /><Skeleton className="w-full" /><Skeleton className="w-1/2" /></div>;
  if ("failed" in loaded) {
    return (
      <p role="alert" className="px-3 py-2.5">
        {t("cellFailed")} <button type="button" onClick={again} className="text-accent underline underline-offset-2">{t("retry")}</button>
      </p>
    );
  }
  return <CellRecords content={loaded.content} month={month} currentMonth={currentMonth} onRemove={onRemove} />;
}

const Hint = ({ keys, children }: { keys: string; children: ReactNode }) => <span className="flex items-center gap-1"><Kbd keys={keys} />{children}</span>;

function Footer({ href, onOpenClient, when, may }: { href: string; onOpenClient?: (href: string) => void; when: "past" | "now" | "future"; may: { plan: boolean; log: boolean } }) {
  const t = useTranslations("grid");
  const marks: Mark[] = when === "past" || !(when === "now" ? may.log : may.plan) ? [] : ["CALL", "VISIT", "CONTRACT"];
  return (
    <footer className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 text-caption text-ink3">
      <a href={href} onClick={(event) => followed(event.nativeEvent, onOpenClient)} data-first className="flex items-center gap-1 text-accent underline-offset-2 hover:underline"><Kbd keys="Enter" />{t("openClient")}</a>
      {marks.map((mark) => <Hint key={mark} keys={KEY_OF[mark]}>{when === "now" ? t(`kind.${mark}`) : t("planOf", { kind: t(`kind.${mark}`) })}</Hint>)}
      <span className="ml-auto"><Kbd keys="Escape" /></span>
    </footer>
  );
}

export interface PopoverProps {
  open: OpenCell;
  currentMonth: number;
  href: string;
  boxOf: () => DOMRect | null;
  load: () => Promise<CellContent>;
  may: { plan: boolean; log: boolean };
  onIntent: (intent: Intent) => void;
  onPlan: (choice: PlanChoice) => void;
  onRemove?: (plan: CellPlan) => void;
  onOpenClient?: (href: string) => void;
  onClose: (returnFocus: boolean) => void;
}

/** The cards of a cell, or the form of a plan for it. */
export function CellPopover({ open, currentMonth, href, boxOf, load, may, onIntent, onPlan, onRemove, onOpenClient, onClose }: PopoverProps) {
  const t = useTranslations("grid");
  const monthName = useMonthName();
  const ref = usePlaced(boxOf);
  const { place: { month }, mode } = open;
  useEffect(() => {
    if (mode === "cards") ref.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [mode, ref]);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) onClose(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [ref, onClose]);
  const onKeyDown = (event: KeyboardEvent) => {
    const intent = intentOf(event.nativeEvent);
    event.stopPropagation();
    if (intent?.kind === "leave") onClose(true);
    else if (intent?.kind === "mark" && mode === "cards") onIntent(intent);
    else return;
    event.preventDefault();
  };
  const when = month < currentMonth ? "past" : month === currentMonth ? "now" : "future";
  const title = monthName(month);
  return (
    <div
      ref={ref} data-screen-only role="dialog" aria-label={t("cellOf", { month: title, client: open.client })} onKeyDown={onKeyDown}
      className={classNames("fixed z-40 flex w-[398px] max-w-[calc(100vw-16px)] flex-col overflow-hidden rounded-lg border border-line2 bg-bg text-[12px]/[16px] shadow-pop", mode === "peek" && "pointer-events-none")}
    >
      <header className="flex items-baseline gap-2 border-b border-line px-3 pt-2 pb-1.5">
        <b className="text-body font-heading">{title}</b><span className="truncate text-ink2">{open.client}</span>
      </header>
      {mode === "plan"
        ? <PlanForm mark={open.mark} onPlan={onPlan} onLeave={() => onClose(true)} />
        : <><div className="min-h-0 overflow-y-auto"><Records load={load} month={month} currentMonth={currentMonth} onRemove={mode === "peek" ? undefined : onRemove} /></div>{mode === "cards" && <Footer href={href} onOpenClient={onOpenClient} when={when} may={may} />}</>}
    </div>
  );
}
