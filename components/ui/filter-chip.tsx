"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState, type KeyboardEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { chipLook } from "@/components/ui/chip";
import { ChevronDown } from "@/components/ui/icons";
import { Popover } from "@/components/ui/popover";
import { TextInput } from "@/components/ui/text-input";

export type FilterOption = {
  value: string;
  label: string;
  /** How many rows it would leave. */
  count?: number;
};
/** Whether what was typed finds the label; the product hands in its own (ё=е, wrong layout). */
export type Matcher = (typed: string, label: string) => boolean;

export const containsWords: Matcher = (typed, label) => label.toLowerCase().includes(typed.trim().toLowerCase());

const FILTER_FROM = 9;

/** Several of a list, read as a sentence: "Region 14 of 89". `onChange` gets an empty list for "all". */
export function FilterChip({ label, options, selected, onChange, matches = containsWords }: {
  label: string;
  options: readonly FilterOption[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
  matches?: Matcher;
}) {
  const t = useTranslations("common");
  const active = selected.length > 0;
  const only = selected.length === 1 ? options.find(({ value }) => value === selected[0])?.label : undefined;
  const summary = !active ? t("all") : (only ?? t("of", { part: selected.length, whole: options.length }));
  return (
    <Popover
      label={label}
      className="w-64 p-1.5"
      trigger={
        <button type="button" className={chipLook(active)}>
          {label}<b className={active ? "max-w-40 truncate font-semibold" : "font-semibold text-ink"}>{summary}</b>
          <ChevronDown size={10} className="opacity-65" />
        </button>
      }
    >
      <FilterList label={label} options={options} selected={selected} onChange={onChange} matches={matches} />
    </Popover>
  );
}

function FilterList({ label, options, selected, onChange, matches }: Required<Parameters<typeof FilterChip>[0]>) {
  const t = useTranslations("common");
  const [typed, setTyped] = useState("");
  const chosen = useMemo(() => new Set(selected), [selected]);
  const shown = typed.trim() === "" ? options : options.filter((option) => matches(typed, option.label));
  const toggle = (value: string) => onChange(chosen.has(value) ? selected.filter((one) => one !== value) : [...selected, value]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const first = shown[0];
    if (event.key !== "Enter" || !first) return;
    event.preventDefault();
    toggle(first.value);
  };
  return (
    <>
      {options.length >= FILTER_FROM && (
        <TextInput aria-label={t("search")} placeholder={t("search")} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={onKeyDown} className="mb-1" />
      )}
      <div role="group" aria-label={label} className="thin-scrollbar max-h-72 overflow-y-auto">
        {shown.map(({ value, label: words, count }) => (
          <Checkbox
            key={value} checked={chosen.has(value)} onChange={() => toggle(value)}
            className="rounded px-1.5 hover:bg-faint [&>span]:flex-1"
            label={<span className="flex justify-between gap-3"><span className="min-w-0">{words}</span>{count !== undefined && <span className="text-ink3">{count}</span>}</span>}
          />
        ))}
        {shown.length === 0 && <p className="px-1.5 py-2 text-ink3">{t("nothingFound")}</p>}
      </div>
      {selected.length > 0 && (
        <button type="button" onClick={() => onChange([])} className="mt-1 w-full rounded border-t border-line px-1.5 py-1.5 text-left text-accent hover:bg-faint">{t("clear")}</button>
      )}
    </>
  );
}
