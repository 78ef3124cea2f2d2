"use client";
import { useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useState } from "react";
import { sheetsOf } from "@/components/grid/paper";
import type { GridView } from "@/components/grid/use-view";
import type { SetState } from "@/components/grid/use-address";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/components/ui/menu";
import { chipLook } from "@/components/ui/chip";
import { ChevronDown, Search } from "@/components/ui/icons";
import { SORT_FIELDS, type Density, type GridState, type SortKey } from "@/lib/grid/state";

type Props = { state: GridState; onState: SetState };

/** Finds by name while it is typed; Back does not go letter by letter. */
export function FindBox({ state, onState, onLeave }: Props & { onLeave: () => void }) {
  const t = useTranslations("grid");
  const [typed, setTyped] = useState(state.find);
  const [shown, setShown] = useState(state.find);
  if (shown !== state.find) {
    setShown(state.find);
    if (typed.trim() !== state.find) setTyped(state.find);
  }
  const later = useDeferredValue(typed.trim());
  useEffect(() => {
    // What Back has brought is in `typed` already: only the person's own typing goes to the address.
    onState((now) => (now.find === later ? now : { ...now, find: later }), "replace");
  }, [later, onState]);
  return (
    <label className="flex h-chip min-w-0 flex-1 items-center gap-1 rounded border border-line2 bg-bg px-1.5 text-ink3 focus-within:border-accent">
      <Search size={12} className="shrink-0" />
      <input
        type="search" value={typed} placeholder={t("find")} aria-label={t("find")} autoComplete="off" spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && typed) setTyped("");
          else if (event.key === "Escape" || event.key === "Enter" || event.key === "ArrowDown") onLeave();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        className="min-w-0 flex-1 bg-transparent text-chip text-ink outline-none"
      />
    </label>
  );
}

/** «412 из 4 186»; a change of the slice is announced. */
export function SliceCount({ view: { rows, slice } }: { view: GridView }) {
  const t = useTranslations("grid");
  return (
    <span role="status" className="px-1 text-chip whitespace-nowrap text-ink2">
      {t.rich("count", { part: rows.length, whole: slice.whole, b: (text) => <b className="font-heading text-ink">{text}</b> })}
    </span>
  );
}

/** Row height, order, archived clients, the printed table. */
export function ViewMenu({ state, onState, rows }: Props & { rows: number }) {
  const t = useTranslations("grid");
  const common = useTranslations("common");
  const known = SORT_FIELDS.map((by) => ({ value: by as SortKey, label: t(`sort.${by}`) }));
  const options = state.sort.by.startsWith("m") ? [...known, { value: state.sort.by, label: t("sort.month") }] : known;
  return (
    <Menu
      label={t("view")} align="start"
      trigger={<button type="button" className={chipLook(false)}>{t("view")}<ChevronDown size={10} className="opacity-65" /></button>}
    >
      <MenuChoice
        label={t("density.title")} value={state.density ?? "own"}
        options={[{ value: "own", label: t("density.own") }, { value: "dense", label: t("density.dense") }, { value: "roomy", label: t("density.roomy") }]}
        onChoose={(value) => onState((now) => ({ ...now, density: value === "own" ? undefined : (value as Density) }), "replace")}
      />
      <MenuLine />
      <MenuChoice label={t("sort.title")} value={state.sort.by} options={options} onChoose={(by) => onState((now) => ({ ...now, sort: { by: by as SortKey, descending: now.sort.by === by && !now.sort.descending } }))} />
      <MenuItem onSelect={() => onState((now) => ({ ...now, sort: { ...now.sort, descending: !now.sort.descending } }))}>
        {state.sort.descending ? common("sortDescending") : common("sortAscending")}
      </MenuItem>
      <MenuLine />
      <MenuItem disabled={rows === 0} keys="Mod+KeyP" onSelect={() => requestAnimationFrame(() => print())}>{t("printSheets", { sheets: sheetsOf(rows) })}</MenuItem>
      {rows > 2000 && <p className="max-w-52 px-2 pb-1 text-caption text-alarm">{t("printLong")}</p>}
    </Menu>
  );
}
