"use client";
import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";

export type ChoiceOption = {
  value: string;
  label: ReactNode;
  /** Small words under the label, or at its right in a list. */
  hint?: ReactNode;
  badge?: ReactNode;
  /** The digit that chooses it while the group has the focus; by default its place. */
  digit?: string;
  disabled?: boolean;
};
type Layout = "list" | "cards" | "segments";

const OPTION: Record<Layout, string> = {
  list: "flex min-h-6 items-center gap-2 rounded-sm px-1.5 py-0.5 has-checked:bg-accent has-checked:font-semibold has-checked:text-on-accent not-has-checked:hover:bg-surface2 max-sm:min-h-control",
  cards: "flex min-h-11 items-start gap-2 rounded-md border border-line2 bg-bg px-2.5 py-1.5 font-semibold has-checked:border-accent has-checked:bg-faint has-checked:inset-ring has-checked:inset-ring-accent not-has-checked:hover:border-line3",
  segments: "flex h-7 items-center gap-1.5 rounded-md border border-line2 bg-bg px-2.5 has-checked:border-accent has-checked:bg-faint has-checked:font-semibold has-checked:inset-ring has-checked:inset-ring-accent not-has-checked:hover:border-line3 max-sm:h-control",
};
const GROUP: Record<Layout, string> = { list: "grid gap-x-2 gap-y-0", cards: "grid gap-1.5", segments: "flex flex-wrap gap-1.5" };
const COLUMNS = { 1: "", 2: "grid-cols-2", 3: "grid-cols-2 sm:grid-cols-3" };

/** One of a few, all in sight, chosen by click, arrows or a digit. Sends `name` with a form like any radio group. */
export function Choice({ name, label, options, value, onChoose, layout = "list", columns = 1, digits = true, hideLabel = false, describedBy, className }: {
  name: string;
  label: ReactNode;
  options: readonly ChoiceOption[];
  value: string | null;
  /** Also called when a digit repeats the choice, so that a form can move on. */
  onChoose: (value: string, by: "pointer" | "digit") => void;
  layout?: Layout;
  columns?: 1 | 2 | 3;
  digits?: boolean;
  hideLabel?: boolean;
  describedBy?: string;
  className?: string;
}) {
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const digitOf = (option: ChoiceOption, at: number) => option.digit ?? (at < 9 ? String(at + 1) : undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    if (!digits || !digit || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = options.findIndex((option, index) => digitOf(option, index) === digit && !option.disabled);
    const option = options[at];
    if (!option) return;
    event.preventDefault();
    group.current?.querySelectorAll("input")[at]?.focus();
    onChoose(option.value, "digit");
  };
  return (
    <div ref={group} role="radiogroup" aria-labelledby={id} aria-describedby={describedBy} onKeyDown={onKeyDown} className={className}>
      <div id={id} className={hideLabel ? "sr-only" : "mb-1 text-caption font-medium text-ink2"}>{label}</div>
      <div className={classNames(GROUP[layout], COLUMNS[columns])}>
        {options.map((option, at) => (
          <label key={option.value} className={classNames(OPTION[layout], "relative has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent has-disabled:opacity-50")}>
            <input
              type="radio" name={name} value={option.value} checked={value === option.value} disabled={option.disabled}
              onChange={() => onChoose(option.value, "pointer")} className="sr-only"
            />
            {digits && digitOf(option, at) && <Kbd keys={`Digit${digitOf(option, at)}`} inherit={layout === "list" && value === option.value} className="max-sm:hidden" />}
            <span className="min-w-0 flex-1">
              {option.label}
              {option.hint && <span className={classNames("text-caption font-normal opacity-80", layout === "cards" ? "block" : "ml-2")}>{option.hint}</span>}
            </span>
            {option.badge}
          </label>
        ))}
      </div>
    </div>
  );
}
