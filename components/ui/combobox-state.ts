"use client";
import { useState, type KeyboardEvent } from "react";
import type { ComboboxOption } from "@/components/ui/combobox-list";
import type { Matcher } from "@/components/ui/filter-chip";

type Wants = {
  options: readonly ComboboxOption[];
  value: string | null;
  onChoose: (value: string | null) => void;
  matches: Matcher;
  onType?: (typed: string) => void;
  onCreate?: (typed: string) => void;
};

/** What is typed, which line is lit, and what the keys do. `typed` is null while the field shows the choice. */
export function useComboboxState({ options, value, onChoose, matches, onType, onCreate }: Wants) {
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const searching = typed !== null && typed.trim() !== "";
  const shown = searching ? options.filter((option) => matches(typed, option.label)) : options;
  const creates = searching && onCreate !== undefined;
  const last = shown.length - (creates ? 0 : 1);

  const show = () => {
    if (open) return;
    setAt(Math.max(0, shown.findIndex((option) => option.value === value)));
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setTyped(null);
  };
  const take = (index: number) => {
    const option = shown[index];
    if (option) onChoose(option.value);
    else if (creates) onCreate(typed.trim());
    close();
  };
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
    setOpen(true);
    onType?.(text);
    if (text === "") onChoose(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && open) setAt(Math.min(last, Math.max(0, at + step)));
    else if (step) show();
    else if (event.key === "Enter" && open && last >= 0) take(at);
    else if (event.key === "Escape" && open) close();
    else {
      if (event.key === "Tab" && open && searching && last >= 0) take(at);
      return;
    }
    // Neither the form nor the panel around must see a key that was meant for the list.
    event.preventDefault();
    event.stopPropagation();
  };
  return { typed, open, at, shown, last, creates, show, close, take, type, onKeyDown };
}
