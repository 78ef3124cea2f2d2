"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, type KeyboardEvent, type MouseEvent, type PointerEvent } from "react";
import type { GridActions } from "@/components/grid/actions";
import { EmptySlice } from "@/components/grid/conditions";
import { FindBox, SliceCount, ViewMenu } from "@/components/grid/corner";
import { geometryOf, type Geometry } from "@/components/grid/geometry";
import { HeadRow, TotalRows, YearBands } from "@/components/grid/heads";
import { KEY_OF, intentOf } from "@/components/grid/keys";
import { Legend } from "@/components/grid/legend";
import type { SetState } from "@/components/grid/use-address";
import { useCell, type CellControl } from "@/components/grid/use-cell";
import { useCursor } from "@/components/grid/use-cursor";
import type { GridFeed } from "@/components/grid/use-grid-data";
import { useRowHeight } from "@/components/grid/use-media";
import { useLater } from "@/components/grid/use-later";
import type { Stage } from "@/components/grid/stage";
import { usePeek } from "@/components/grid/use-peek";
import { HEAD_ROWS, useMount, useStage, useWidth, type Mount } from "@/components/grid/use-stage";
import type { GridView } from "@/components/grid/use-view";
import styles from "@/components/grid/board.module.css";
import { Kbd } from "@/components/ui/kbd";
import type { GridPlace, GridSort, GridState } from "@/lib/grid/state";

export interface BoardProps {
  feed: GridFeed;
  view: GridView;
  state: GridState;
  onState: SetState;
  actions: GridActions;
  /** Contacts up to this day are an alarm. */
  late: number;
}

/** The arrows work from the first moment, unless the person is somewhere else already. */
function useFirstFocus(stage: Stage | null) {
  useEffect(() => {
    if (stage && document.activeElement === document.body) stage.focus();
  }, [stage]);
}

/** Everything the board moves: the stage, the cursor on it, the cell that is open. */
function useBoard({ feed, view, state, onState, actions, late }: BoardProps) {
  const mount = useMount();
  const width = useWidth(mount);
  const row = useRowHeight(state.density);
  const geometry = useMemo(() => geometryOf(width || 1356, row), [width, row]);
  const { data, rows } = view;
  const grouped = state.sort.by === "channel";
  const stageView = useMemo(() => ({ data, rows, geometry, grouped, late }), [data, rows, geometry, grouped, late]);
  const stage = useStage(mount, stageView, feed.version, actions);
  const rest = useCallback((place: GridPlace) => onState((now) => ({ ...now, place }), "quiet"), [onState]);
  const cursor = useCursor(stage, data, rows, state.place, rest);
  const cell = useCell({ feed, view, stage, spot: cursor.spot, actions });
  const filled = useCallback(({ row: at, at: month }: { row: number; at: number }) => data.months[month * data.count + rows[at]!] !== 0, [data, rows]);
  const peek = usePeek(stage, filled, cell);
  useFirstFocus(stage);
  const onKeyDown = (event: KeyboardEvent) => {
    const intent = stage?.hasFocus() ? intentOf(event.nativeEvent) : null;
    if (!intent || !cursor.spot.current) return;
    if (intent.kind === "leave" && !cell.open) return;
    if (intent.kind === "open") cell.show(cursor.spot.current, "cards");
    else if (intent.kind === "mark") cell.press(intent.mark);
    else if (intent.kind === "remove") cell.removeHere();
    else if (intent.kind === "leave") cell.close(true);
    else {
      cell.close(false);
      cursor.follow(intent, { page: Math.floor((stage?.height ?? 0) / geometry.row) });
    }
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent) => {
    const spot = event.button === 0 && event.pointerType === "mouse" ? stage?.spotAt(event.clientX, event.clientY) : null;
    if (!spot) return;
    event.preventDefault();
    const here = cursor.spot.current;
    const again = here?.row === spot.row && here.at === spot.at && stage?.hasFocus();
    cursor.point(spot, true);
    if (again) cell.show(spot, "cards");
    else cell.close(false);
  };
  /** A finger that scrolls is no tap: only the click counts, and it opens at once. */
  const onTap = (event: MouseEvent) => {
    const touched = "pointerType" in event.nativeEvent && event.nativeEvent.pointerType !== "mouse";
    const spot = touched ? stage?.spotAt(event.clientX, event.clientY) : null;
    if (!spot) return;
    cursor.point(spot, true);
    cell.show(spot, "cards");
  };
  return { mount, geometry, stage, cursor, cell, peek, onKeyDown, onPointerDown, onTap };
}

function Corner({ state, onState, view, geometry, onLeave }: Pick<BoardProps, "state" | "onState" | "view"> & { geometry: Geometry; onLeave: () => void }) {
  return (
    <div className="z-1 flex shrink-0 items-center gap-1.5 border-r border-line3 bg-bg py-0.5 pr-1.5 pl-3" style={{ width: geometry.left }}>
      <FindBox state={state} onState={onState} onLeave={onLeave} />
      <SliceCount view={view} />
      <ViewMenu state={state} onState={onState} rows={view.rows.length} />
    </div>
  );
}

function Foot({ view, geometry }: { view: GridView; geometry: Geometry }) {
  const t = useTranslations("grid");
  return (
    <div className="flex shrink-0 overflow-hidden border-t border-line3">
      <div className="z-1 flex shrink-0 items-center justify-between gap-2 overflow-hidden border-r border-line3 bg-bg pr-1.25 pl-3 text-caption text-ink3" style={{ width: geometry.left }}>
        <div className="grid gap-0.5 overflow-hidden">
          <Legend />
          <span className="flex items-center gap-1.25 whitespace-nowrap">
            <Kbd keys="Enter" />{t("hint.cards")}<Kbd keys={KEY_OF.CALL} className="ml-1.5" /><Kbd keys={KEY_OF.VISIT} /><Kbd keys={KEY_OF.CONTRACT} />{t("hint.write")}
            <Kbd keys="Delete" className="ml-1.5" />{t("hint.remove")}
          </span>
        </div>
        <span aria-hidden className="grid text-right font-mark text-[10px]/[13px] text-ink2">
          <span>{t("mark.CALL")}</span><span>{t("mark.VISIT")}</span><b className="text-ink">{t("mark.CONTRACT")}</b>
        </span>
      </div>
      <TotalRows data={view.data} totals={view.totals} geometry={geometry} />
    </div>
  );
}

/** The elements the stage draws into; React never writes inside them. */
function StageElements({ mount }: { mount: Mount }) {
  return (
    <div ref={mount.at("extent")} role="presentation">
      <div ref={mount.at("window")} role="presentation" className="sticky top-0 left-0 overflow-hidden">
        <div ref={mount.at("rows")} role="rowgroup" className="absolute inset-y-0 left-0 z-1 border-r border-line3 bg-bg will-change-transform" />
        <div ref={mount.at("months")} role="rowgroup" className="absolute inset-y-0 right-0 overflow-hidden"><canvas ref={mount.at("canvas")} aria-hidden className="block" /></div>
      </div>
    </div>
  );
}

const loadPopover = () => import("@/components/grid/cell-popover");

function OpenCellPopover({ cell, board, view, actions }: { cell: CellControl; board: ReturnType<typeof useBoard>; view: GridView; actions: GridActions }) {
  const { open, contents } = cell;
  const { stage } = board;
  const place = open?.place;
  const spot = open?.spot;
  const load = useCallback(() => (place ? contents(place) : Promise.reject(new Error("no cell is open"))), [contents, place]);
  const boxOf = useCallback(() => (stage && spot ? stage.boxOf(spot) : null), [stage, spot]);
  const later = useLater(loadPopover);
  if (!open || !later) return null;
  return (
    <later.CellPopover
      key={`${open.place.clientId}.${open.place.month}.${open.mode}`} open={open} currentMonth={view.data.currentMonth} href={actions.hrefOf(open.place.clientId)}
      boxOf={boxOf} load={load} may={{ plan: !!actions.plan, log: !!actions.log }} onIntent={(intent) => intent.kind === "mark" && cell.press(intent.mark)}
      onPlan={(choice) => cell.plan(open.place, choice)} onRemove={cell.removePlan} onOpenClient={actions.open} onClose={cell.close}
    />
  );
}

/** The grid on a screen: heads, the stage, totals, and the popover of a cell. */
export function Board(props: BoardProps) {
  const t = useTranslations("grid");
  const { view, state, onState, actions } = props;
  const board = useBoard(props);
  const { mount, geometry, cell } = board;
  const columns = geometry.columns.length + view.data.length;
  const onSort = useCallback((sort: GridSort) => onState((now) => ({ ...now, sort })), [onState]);
  return (
    <div ref={mount.at("frame")} data-screen-only className="relative flex min-h-0 flex-1 flex-col">
      <div className="flex h-6.5 shrink-0 overflow-hidden">
        <Corner state={state} onState={onState} view={view} geometry={geometry} onLeave={() => board.stage?.focus()} />
        <div className="min-w-0 flex-1 overflow-hidden"><YearBands data={view.data} totals={view.totals} geometry={geometry} /></div>
      </div>
      <div
        role="grid" aria-label={t("title")} aria-rowcount={view.rows.length + HEAD_ROWS} aria-colcount={columns} aria-readonly={!actions.plan}
        className="flex min-h-0 flex-1 flex-col" onKeyDown={board.onKeyDown}
      >
        <HeadRow data={view.data} geometry={geometry} sort={state.sort} onSort={onSort} />
        <div
          ref={mount.at("scroller")} role="presentation" className={`relative min-h-0 flex-1 overflow-auto ${styles.scroller}`}
          onPointerDown={board.onPointerDown} onClick={board.onTap} onPointerMove={board.peek.onPointerMove} onPointerLeave={board.peek.onPointerLeave} onScroll={board.peek.onScroll}
        >
          <StageElements mount={mount} />
        </div>
      </div>
      {view.rows.length === 0 && <div className="absolute top-11 left-0 z-2 w-full bg-bg"><EmptySlice state={state} onState={onState} whole={view.slice.whole} /></div>}
      <Foot view={view} geometry={geometry} />
      <OpenCellPopover cell={cell} board={board} view={view} actions={actions} />
    </div>
  );
}
