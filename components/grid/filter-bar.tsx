"use client";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import type { SetState } from "@/components/grid/use-address";
import type { GridView } from "@/components/grid/use-view";
import { Chip } from "@/components/ui/chip";
import { FilterChip, type FilterOption } from "@/components/ui/filter-chip";
import { formatNumber } from "@/lib/core/format";
import { GAPS, type Gap } from "@/lib/grid/rules";
import { STAGES, TIERS } from "@/lib/grid/schema";
import { countsOf } from "@/lib/grid/slices";
import { DIMENSIONS, NOBODY, type Dimension, type GridState } from "@/lib/grid/state";

type Props = { view: GridView; state: GridState; onState: SetState };
/** A gap that reproaches: its number is in the colour of alarm. */
const BAD: readonly Gap[] = ["overdue", "missed"];

/** Everything a dimension offers, with the number of rows each choice would leave. */
function useOptions(view: GridView, dimension: Dimension): FilterOption[] {
  const t = useTranslations("grid");
  // Counts may come a moment after the rows: they are read when a list is opened.
  const later = useDeferredValue<GridView | null>(view, null);
  return useMemo(() => {
    if (!later) return [];
    const { data, filter, names, slice } = later;
    const counts = countsOf(data, filter, names, dimension, slice.gaps);
    if (dimension === "tiers") return TIERS.map((tier, at) => ({ value: tier, label: t(`tier.${tier}`), count: counts[at] ?? 0 }));
    if (dimension === "stages") return STAGES.map((stage, at) => ({ value: stage, label: t(`stage.${stage}`), count: counts[at] ?? 0 }));
    const { channels, subChannels } = filter.chosen;
    const entries = data.dictionary[dimension].map(({ id, name }, at) => ({ value: id, label: name, count: counts[at + 1] ?? 0 }));
    const nobody = dimension === "owners" ? [{ value: NOBODY, label: t("nobody"), count: counts[0] ?? 0 }] : [];
    if (dimension !== "subChannels") return [...entries.filter(({ count, value }) => count > 0 || filter.chosen[dimension].includes(value)), ...nobody];
    const channelOf = new Map(data.dictionary.subChannels.map(({ id, channelId }) => [id, channelId]));
    const named = new Map(data.dictionary.channels.map(({ id, name }) => [id, name]));
    return entries
      .filter(({ value, count }) => subChannels.includes(value) || (count > 0 && (channels.length === 0 || channels.includes(channelOf.get(value) ?? ""))))
      .map((entry) => (channels.length === 1 ? entry : { ...entry, label: t("subOfChannel", { sub: entry.label, channel: named.get(channelOf.get(entry.value) ?? "") ?? "" }) }));
  }, [later, dimension, t]);
}

function DimensionChip({ dimension, view, state, onState }: Props & { dimension: Dimension }) {
  const t = useTranslations("grid");
  const options = useOptions(view, dimension);
  return (
    <FilterChip
      label={t(`dimension.${dimension}`)} options={options} selected={state.chosen[dimension]}
      onChange={(values) => onState((now) => ({ ...now, chosen: { ...now.chosen, [dimension]: values } }))}
    />
  );
}

/** "Silent N months": the number is chosen beside the chip. */
function SilentMonths({ state, onState }: Omit<Props, "view">) {
  const t = useTranslations("grid");
  return (
    <select
      aria-label={t("silentFor")} value={state.silentMonths} onChange={(event) => onState((now) => ({ ...now, silentMonths: Number(event.target.value) }))}
      className="-ml-px h-chip appearance-none rounded-r border border-line2 bg-bg px-1 text-center text-chip text-ink2 hover:border-line3"
    >
      {[...new Set([1, 2, 3, 4, 6, 9, 12, 18, 24, state.silentMonths])].sort((a, b) => a - b).map((months) => <option key={months} value={months}>{t("months", { months })}</option>)}
    </select>
  );
}

function GapChip({ gap, view, state, onState }: Props & { gap: Gap }) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const active = state.gaps.includes(gap);
  const count = view.slice.gapCounts[gap];
  const gaps = active ? state.gaps.filter((one) => one !== gap) : GAPS.filter((one) => one === gap || state.gaps.includes(one));
  const chip = (
    <Chip
      active={active} bad={BAD.includes(gap) && count > 0} count={formatNumber(count, locale)} title={t(`gapMeaning.${gap}`, { months: state.silentMonths })}
      onClick={() => onState((now) => ({ ...now, gaps }))} className={gap === "silent" ? "rounded-r-none" : undefined}
    >
      {t(`gap.${gap}`)}
    </Chip>
  );
  return gap !== "silent" ? chip : <span className="flex">{chip}<SilentMonths state={state} onState={onState} /></span>;
}

/** One line: slices, a divider, gaps with their counts. */
export function FilterBar(props: Props) {
  const t = useTranslations("grid");
  return (
    <div data-screen-only role="group" aria-label={t("filters")} className="flex shrink-0 flex-wrap items-center gap-1.25 border-b border-line px-3 py-1.25 max-sm:flex-nowrap max-sm:gap-2 max-sm:overflow-x-auto">
      {DIMENSIONS.map((dimension) => <DimensionChip key={dimension} dimension={dimension} {...props} />)}
      <span className="mx-1 h-4 w-px bg-line2 max-sm:hidden" />
      {GAPS.map((gap) => <GapChip key={gap} gap={gap} {...props} />)}
    </div>
  );
}
