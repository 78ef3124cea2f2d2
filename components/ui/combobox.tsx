"use client";
import { Popover } from "radix-ui";
import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { ComboboxList, type ComboboxOption } from "@/components/ui/combobox-list";
import { useComboboxState } from "@/components/ui/combobox-state";
import { useFieldControl } from "@/components/ui/field";
import { containsWords, type Matcher } from "@/components/ui/filter-chip";
import { ChevronDown } from "@/components/ui/icons";
import { controlLook } from "@/components/ui/text-input";

/** One of a long list, found by typing. Sends `name` = value with a form. `onCreate` offers to add what was typed. */
export function Combobox({ options, value, onChoose, name, label, placeholder, matches = containsWords, onType, onCreate, createLabel, nothingFound, className }: {
  options: readonly ComboboxOption[];
  value: string | null;
  onChoose: (value: string | null) => void;
  name?: string;
  /** Only outside a `Field`. */
  label?: string;
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
  const { typed, open, at, shown, last, creates, ...box } = useComboboxState({ options, value, onChoose, matches, onType, onCreate });
  return (
    <Popover.Root open={open} onOpenChange={(next) => { if (!next) box.close(); }}>
      <Popover.Anchor asChild>
        <span className={classNames("relative block", className)}>
          <input
            type="text" role="combobox" autoComplete="off" aria-label={label} aria-autocomplete="list" aria-expanded={open} aria-controls={open ? listId : undefined}
            aria-activedescendant={open && last >= 0 ? `${listId}-${at}` : undefined} placeholder={placeholder} {...useFieldControl()}
            value={typed ?? options.find((option) => option.value === value)?.label ?? ""}
            onChange={(event) => box.type(event.target.value)} onKeyDown={box.onKeyDown} onClick={box.show} onBlur={box.close}
            className={classNames(controlLook, "h-7 pr-6 max-sm:h-control")}
          />
          {name && <input type="hidden" name={name} value={value ?? ""} />}
          <ChevronDown className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-ink3" />
        </span>
      </Popover.Anchor>
      <ComboboxList id={listId} options={shown} at={at} onTake={box.take} chosen={value} nothingFound={nothingFound} createLabel={creates ? createLabel?.(typed?.trim() ?? "") : undefined} />
    </Popover.Root>
  );
}
