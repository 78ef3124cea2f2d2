"use client";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { GridActions } from "@/components/grid/actions";
import { Stage, type StageParts, type StageView, type StageWords } from "@/components/grid/stage";
import { useMarksInWords, useMonthName, useShortDay } from "@/components/grid/words";
import type { GridData } from "@/lib/grid/schema";

export const HEAD_ROWS = 1;

/** Takes the elements a stage draws into as React makes them: `ref={mount.at("rows")}`. */
export class Mount {
  private readonly made: Partial<StageParts> = {};
  private readonly takers = new Map<keyof StageParts, (element: HTMLElement | null) => void>();

  at<Part extends keyof StageParts>(part: Part): (element: StageParts[Part] | null) => void {
    const known = this.takers.get(part);
    if (known) return known;
    const take = (element: HTMLElement | null) => {
      if (element) Object.assign(this.made, { [part]: element });
      else delete this.made[part];
    };
    this.takers.set(part, take);
    return take;
  }

  /** Null until all are there. */
  parts(): StageParts | null {
    const { frame, scroller, extent, window, rows, months, canvas } = this.made;
    return frame && scroller && extent && window && rows && months && canvas ? { frame, scroller, extent, window, rows, months, canvas } : null;
  }
}
export const useMount = (): Mount => useState(() => new Mount())[0];

const placeOf = ({ dictionary, ...data }: GridData, row: number): string[] =>
  [dictionary.channels[data.channels[row]! - 1], dictionary.subChannels[data.subChannels[row]! - 1], dictionary.regions[data.regions[row]! - 1]].flatMap((entry) => entry?.name ?? []);

/** Words for a stage that lives outside React: they read the view of the moment. */
function useStageWords(shown: RefObject<StageView | null>, { hrefOf, open }: Pick<GridActions, "hrefOf" | "open">): () => StageWords {
  const t = useTranslations("grid");
  const monthName = useMonthName();
  const marksInWords = useMarksInWords();
  const shortDay = useShortDay();
  return () => ({
    hrefOf, open, shortDay, headRows: HEAD_ROWS, vip: t("vip"),
    marks: { CALL: t("mark.CALL"), VISIT: t("mark.VISIT"), CONTRACT: t("mark.CONTRACT") },
    client: (at) => {
      const { data, rows } = shown.current!;
      return t("spoken.client", { name: data.names[rows[at]!]!, place: placeOf(data, rows[at]!).join(", ") });
    },
    cell: (row, at) => {
      const { data, rows } = shown.current!;
      const month = data.fromMonth + at;
      return t("spoken.cell", { month: monthName(month), marks: marksInWords(data.months[at * data.count + rows[row]!]!, month, data.currentMonth) });
    },
  });
}

/** The stage over mounted parts. It is made once; every render hands it what is to be seen. */
export function useStage(mount: Mount, view: StageView, version: number, actions: Pick<GridActions, "hrefOf" | "open">): Stage | null {
  const shown = useRef<StageView | null>(null);
  const words = useStageWords(shown, actions);
  const makeWords = useRef(words);
  const [stage, setStage] = useState<Stage | null>(null);
  useLayoutEffect(() => {
    shown.current = view;
    stage?.show(view);
  }, [stage, view]);
  useLayoutEffect(() => {
    stage?.repaint();
  }, [stage, version]);
  useEffect(() => {
    const parts = mount.parts();
    if (!parts) return;
    const made = new Stage(parts, makeWords.current());
    setStage(made);
    return () => made.stop();
  }, [mount]);
  return stage;
}

/** Width of what scrolls without its scrollbar, 0 before it is mounted. */
export function useWidth(mount: Mount): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const scroller = mount.parts()?.scroller;
    if (!scroller) return;
    const sizes = new ResizeObserver(() => setWidth(scroller.clientWidth));
    sizes.observe(scroller);
    return () => sizes.disconnect();
  }, [mount]);
  return width;
}
