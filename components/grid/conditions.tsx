"use client";
import { useTranslations } from "next-intl";
import type { Trouble } from "@/components/grid/feed";
import type { SetState } from "@/components/grid/use-address";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { InlineAlert } from "@/components/ui/inline-alert";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Skeleton } from "@/components/ui/skeleton";
import { isNarrowed, withoutFilters, type GridState } from "@/lib/grid/state";

const ROWS = Array.from({ length: 24 }, (_, at) => at);
const WIDTHS = ["w-32", "w-24", "w-40", "w-28", "w-36"];

/** Rows keep their places; they show only when waiting is noticed. */
export function GridLoading() {
  const t = useTranslations("grid");
  return (
    <div role="status" aria-label={t("loading")} className="min-h-0 flex-1 overflow-hidden">
      <div className="appears-late"><ProgressBar thin label={t("loading")} /></div>
      {ROWS.map((at) => (
        <div key={at} className="flex h-(--grid-row) items-center gap-6 border-b border-line px-3">
          <span className="w-64 max-sm:w-40"><Skeleton className={WIDTHS[at % 5]} /></span><Skeleton className={at % 3 ? "w-1/2" : "w-1/3"} />
        </div>
      ))}
    </div>
  );
}

/** Nothing could be read: what happened, what is safe, what to do. */
export function GridFailed({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const t = useTranslations("grid");
  return (
    <div role="alert">
      <EmptyState title={t(`trouble.${trouble}.title`)} action={<Button tone="primary" onClick={trouble === "signed-out" ? () => location.reload() : onRetry}>{t(trouble === "signed-out" ? "signIn" : "retry")}</Button>}>
        {t(`trouble.${trouble}.text`)}
      </EmptyState>
    </div>
  );
}

/** The data on the screen is older than it should be; work goes on. */
export function StaleStrip({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const t = useTranslations("grid");
  return (
    <div data-screen-only>
      <InlineAlert flush title={t(`trouble.${trouble}.title`)} action={<Button onClick={onRetry}>{t("retryNow")}</Button>}>{t("stale")}</InlineAlert>
    </div>
  );
}

/** An empty slice says what it means and offers the way out. */
export function EmptySlice({ state, onState, whole }: { state: GridState; onState: SetState; whole: number }) {
  const t = useTranslations("grid");
  if (!isNarrowed(state)) return <EmptyState title={t("empty.nobody")}>{t("empty.nobodyText")}</EmptyState>;
  const only = state.gaps.length === 1 && state.find === "" ? state.gaps[0] : undefined;
  return (
    <EmptyState
      title={only ? t(`empty.${only}`, { months: state.silentMonths }) : t("empty.title")}
      action={<Button tone="primary" onClick={() => onState(withoutFilters)}>{t("takeOff")}</Button>}
    >
      {only ? t("empty.gapText") : t("empty.text", { whole })}
    </EmptyState>
  );
}
