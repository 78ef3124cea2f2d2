"use client";
import { useTranslations } from "next-intl";
import type { GridActions } from "@/components/grid/actions";
import { Board } from "@/components/grid/board";
import { GridFailed, GridLoading, StaleStrip } from "@/components/grid/conditions";
import { FilterBar } from "@/components/grid/filter-bar";
import { PhoneList } from "@/components/grid/phone-list";
import { GridPrint, usePrinting } from "@/components/grid/print";
import type { SetState } from "@/components/grid/use-address";
import type { GridFeed } from "@/components/grid/use-grid-data";
import { usePhone } from "@/components/grid/use-media";
import { useSliceInWords } from "@/components/grid/slice-words";
import { useView } from "@/components/grid/use-view";
import { silentSince } from "@/lib/grid/rules";
import type { GridData } from "@/lib/grid/schema";
import type { GridState } from "@/lib/grid/state";

export interface GridProps {
  feed: GridFeed;
  state: GridState;
  onState: SetState;
  actions: GridActions;
}

function ReadyGrid({ data, ...props }: GridProps & { data: GridData }) {
  const { feed, state, onState, actions } = props;
  const t = useTranslations("grid");
  const view = useView(data, feed.version, state);
  const phone = usePhone();
  const printing = usePrinting();
  const inWords = useSliceInWords();
  const late = silentSince(data.today, state.silentMonths);
  return (
    <>
      <FilterBar view={view} state={state} onState={onState} />
      {feed.trouble && <StaleStrip trouble={feed.trouble} onRetry={() => void feed.refresh()} />}
      {phone
        ? <PhoneList view={view} state={state} onState={onState} late={late} hrefOf={actions.hrefOf} />
        : <Board {...props} view={view} late={late} />}
      {printing && <GridPrint view={view} slice={inWords(view, state)} order={t(state.sort.by.startsWith("m") ? "sort.month" : `sort.${state.sort.by}` as "sort.client")} late={late} />}
    </>
  );
}

/** The 36/12 grid: one row a client, 36 months back, this month, 12 ahead. Give it a place with a height of its own. */
export function Grid(props: GridProps) {
  const { feed } = props;
  return (
    <div className="flex min-h-0 flex-1 flex-col print:block">
      {feed.data ? <ReadyGrid {...props} data={feed.data} />
        : feed.trouble ? <GridFailed trouble={feed.trouble} onRetry={() => void feed.refresh()} />
          : <GridLoading />}
    </div>
  );
}
