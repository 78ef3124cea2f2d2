"use client";
import { useTranslations } from "next-intl";
import type { GridActions } from "@/components/grid/actions";
import { Board } from "@/components/grid/board";
import { GridFailed, GridLoading, StaleStrip } from "@/components/grid/conditions";
import { FilterBar } from "@/components/grid/filter-bar";
import { usePrinting } from "@/components/grid/paper";
import type { Prepared } from "@/components/grid/feed";
import type { SetState } from "@/components/grid/use-address";
import type { GridFeed } from "@/components/grid/use-grid-data";
import { useLater } from "@/components/grid/use-later";
import { usePhone } from "@/components/grid/use-media";
import type { PhoneList } from "@/components/grid/phone-list";
import { useView } from "@/components/grid/use-view";
import { silentSince } from "@/lib/grid/rules";
import type { GridState } from "@/lib/grid/state";

export interface GridProps {
  feed: GridFeed;
  state: GridState;
  onState: SetState;
  actions: GridActions;
}

const loadPrint = () => import("@/components/grid/print");
const loadPhone = () => import("@/components/grid/phone-list");

function PhoneGrid(props: Parameters<typeof PhoneList>[0]) {
  const later = useLater(loadPhone);
  return later ? <later.PhoneList {...props} /> : <GridLoading />;
}

function ReadyGrid({ prepared, ...props }: GridProps & { prepared: Prepared }) {
  const { feed, state, onState, actions } = props;
  const view = useView(prepared, feed.version, state);
  const phone = usePhone();
  const printing = usePrinting();
  const print = useLater(loadPrint);
  const late = silentSince(prepared.data.today, state.silentMonths);
  return (
    <>
      <FilterBar view={view} state={state} onState={onState} />
      {feed.trouble && <StaleStrip trouble={feed.trouble} onRetry={() => void feed.refresh()} />}
      {phone
        ? <PhoneGrid view={view} state={state} onState={onState} late={late} hrefOf={actions.hrefOf} />
        : <Board {...props} view={view} late={late} />}
      {printing && print && <print.GridPrint view={view} state={state} late={late} />}
    </>
  );
}

/** The 36/12 grid: one row a client, 36 months back, this month, 12 ahead. Give it a place with a height of its own. */
export function Grid(props: GridProps) {
  const { feed } = props;
  const t = useTranslations("grid");
  return (
    <div className="flex h-full min-h-0 flex-1 flex-col print:block print:h-auto">
      <h1 className="sr-only">{t("title")}</h1>
      {feed.prepared ? <ReadyGrid {...props} prepared={feed.prepared} />
        : feed.trouble ? <GridFailed trouble={feed.trouble} onRetry={() => void feed.refresh()} />
          : <GridLoading />}
    </div>
  );
}
