"use client";
import { useTranslations } from "next-intl";
import type { GridView } from "@/components/grid/use-view";
import { DIMENSIONS, NOBODY, type Dimension, type GridState } from "@/lib/grid/state";

const FEW = 3;

/** The slice as a sentence for a printed head: «Регион: 14 · Не выполнен план · 46 клиентов». */
export function useSliceInWords(): (view: GridView, state: GridState) => string {
  const t = useTranslations("grid");
  return ({ data, rows }, state) => {
    const label = (dimension: Dimension, value: string): string => {
      if (dimension === "tiers") return t(`tier.${value as "VIP"}`);
      if (dimension === "stages") return t(`stage.${value as "FOUND"}`);
      return value === NOBODY ? t("nobody") : data.dictionary[dimension].find(({ id }) => id === value)?.name ?? "";
    };
    const choices = DIMENSIONS.filter((dimension) => state.chosen[dimension].length > 0).map((dimension) => {
      const values = state.chosen[dimension];
      return t("chosen", { what: t(`dimension.${dimension}`), which: values.length > FEW ? String(values.length) : values.map((value) => label(dimension, value)).join(", ") });
    });
    const gaps = state.gaps.map((gap) => (gap === "silent" ? t("gapSilentFor", { months: state.silentMonths }) : t(`gap.${gap}`)));
    return [...choices, ...gaps, ...(state.find ? [t("found", { text: state.find })] : []), t("clients", { count: rows.length })].join(" · ");
  };
}
