"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ClientYears } from "@/components/grid/client-years";
import { EmptySlice } from "@/components/grid/conditions";
import { FindBox, SliceCount } from "@/components/grid/corner";
import type { SetState } from "@/components/grid/use-address";
import type { GridView } from "@/components/grid/use-view";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { Entry } from "@/lib/grid/schema";
import type { GridState } from "@/lib/grid/state";
import { uuidAt } from "@/lib/grid/uuids";

const PAGE = 20;
const nameAt = (entries: readonly Entry[], position: number) => entries[position - 1]?.name;

function ClientItem({ view: { data }, row, late, hrefOf }: { view: GridView; row: number; late: number; hrefOf: (clientId: string) => string }) {
  const t = useTranslations("grid");
  const { dictionary } = data;
  const last = data.lastContact[row]!;
  const months = Array.from({ length: data.length }, (_, at) => data.months[at * data.count + row]!);
  const where = [nameAt(dictionary.channels, data.channels[row]!), nameAt(dictionary.subChannels, data.subChannels[row]!), nameAt(dictionary.regions, data.regions[row]!)];
  return (
    <li className="border-b border-line2 px-3 py-2 [content-visibility:auto] [contain-intrinsic-size:auto_170px]">
      <a href={hrefOf(uuidAt(data.ids, row))} className="flex min-h-11 items-center gap-2">
        <b className="min-w-0 flex-1 font-heading">{data.names[row]}</b>
        <span className={classNames("text-chip", last !== 0 && last <= late ? "font-bold text-alarm" : "text-ink3")}>{last === 0 ? t("untouched") : t("daysAgo", { days: Math.max(0, data.today - last) })}</span>
      </a>
      <p className="mb-1 text-chip text-ink2">{where.filter(Boolean).join(" · ")}</p>
      <ClientYears months={months} fromMonth={data.fromMonth} currentMonth={data.currentMonth} caption={t("yearsOf", { name: data.names[row]! })} />
    </li>
  );
}

/** On a phone the grid is a list of clients, each with its own four years. */
export function PhoneList({ view, state, onState, late, hrefOf }: {
  view: GridView;
  state: GridState;
  onState: SetState;
  late: number;
  hrefOf: (clientId: string) => string;
}) {
  const t = useTranslations("grid");
  const [shown, setShown] = useState(PAGE);
  const rest = view.rows.length - shown;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto print:hidden">
      <div className="flex items-center gap-2 px-3 py-2"><FindBox state={state} onState={onState} onLeave={() => undefined} /><SliceCount view={view} /></div>
      {view.rows.length === 0 && <EmptySlice state={state} onState={onState} whole={view.slice.whole} />}
      <ul aria-label={t("title")}>
        {Array.from(view.rows.subarray(0, shown), (row) => <ClientItem key={row} view={view} row={row} late={late} hrefOf={hrefOf} />)}
      </ul>
      {rest > 0 && <div className="p-3"><Button size="large" className="w-full" onClick={() => setShown(shown + PAGE)}>{t("showMore", { count: Math.min(PAGE, rest) })}</Button></div>}
    </div>
  );
}
