"use client";
import { Popover } from "radix-ui";
import { useId, useState, type KeyboardEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { ComboboxList, type ComboboxOption } from "@/components/ui/combobox-list";
import { useFieldControl } from "@/components/ui/field";
import { containsWords, type Matcher } from "@/components/ui/filter-chip";
import { ChevronDown } from "@/components/ui/icons";
import { controlLook } from "@/components/ui/text-input";

/** One of a long list, found by typing. Sends `name` = value with a form. `onCreate` offers to add what was typed. */
export function Combobox({ options, value, onChoose, name, placeholder, matches = containsWords, onType, onCreate, createLabel, nothingFound, className }: {
  options: readonly ComboboxOption[];
  value: string | null;
  onChoose: (value: string | null) => void;
  name?: string;
  placeholder?: string;
  matches?: Matcher;
  /** Called with what is typed where the server searches; then hand in what it found and `matches={() => true}`. */
  onType?: (typed: string) => void;
  onCreate?: (typed: string) => void;
  createLabel?: (typed: string) => string;
  nothingFound: string;
  className?: string;
}) {
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const shown = typed === null || typed.trim() === "" ? options : options.filter((option) => matches(typed, option.label));
  const canCreate = onCreate !== undefined && typed !== null && typed.trim() !== "";
  const last = shown.length - (canCreate ? 0 : 1);

  const close = () => { setOpen(false); setTyped(null); setAt(0); };
  const take = (index: number) => {
    const option = shown[index];
    if (option) onChoose(option.value);
    else if (canCreate) onCreate?.(typed.trim());
    close();
  };
  const type = (text: string) => { setTyped(text); setOpen(true); setAt(0); onType?.(text); if (text === "") onChoose(null); };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); if (open) setAt(Math.min(last, Math.max(0, at + step))); else setOpen(true); }
    else if (event.key === "Enter" && open && last >= 0) { event.preventDefault(); take(at); }
    else if (event.key === "Escape" && open) { event.preventDefault(); event.stopPropagation(); close(); }
    else if (event.key === "Tab" && open && typed && last >= 0) take(at);
  };
  return (
    <Popover.Root open={open} onOpenChange={(next) => { if (!next) close(); }}>
      <Popover.Anchor asChild>
        <span className={classNames("relative block", className)}>
          <input
            type="text" role="combobox" autoComplete="off" aria-autocomplete="list" aria-expanded={open} aria-controls={open ? listId : undefined}
            aria-activedescendant={open && last >= 0 ? `${listId}-${at}` : undefined} placeholder={placeholder} {...useFieldControl()}
            value={typed ?? options.find((option) => option.value === value)?.label ?? ""}
            onChange={(event) => type(event.target.value)} onKeyDown={onKeyDown} onClick={() => setOpen(true)} onBlur={close}
            className={classNames(controlLook, "h-7 pr-6 max-sm:h-control")}
          />
          {name && <input type="hidden" name={name} value={value ?? ""} />}
          <ChevronDown className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-ink3" />
        </span>
      </Popover.Anchor>
      <ComboboxList id={listId} options={shown} at={at} onTake={take} chosen={value} nothingFound={nothingFound} createLabel={canCreate ? createLabel?.(typed.trim()) : undefined} />
    </Popover.Root>
  );
}
