"use client";
import { useId, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFieldControl } from "@/components/ui/field";
import { CalendarIcon } from "@/components/ui/icons";
import { controlLook } from "@/components/ui/text-input";

export type ReadDate = {
  /** yyyy-MM-dd */
  value: string;
  /** The date with its weekday: "чт 26.11.2026". */
  shown: string;
  /** A weekend, a holiday, an absence; `instead` is the nearest day that fits, one press away. */
  warning?: string;
  instead?: { value: string; label: string };
};

/**
 * A date as people write it ("завтра", "чт", "15.3", "+3м"), read by `parse` and shown back with its weekday.
 * `value` is yyyy-MM-dd or empty; `onChange` gets null for an empty or unreadable text. The browser's calendar is behind the icon.
 */
export function DateField({ value, onChange, parse, name, placeholder, unreadable, calendarLabel, min, max, className }: {
  value: string | null;
  onChange: (value: string | null) => void;
  parse: (text: string) => ReadDate | null;
  name?: string;
  placeholder?: string;
  /** Said under the field when the text is no date. */
  unreadable: string;
  calendarLabel: string;
  min?: string;
  max?: string;
  className?: string;
}) {
  const id = useId();
  const control = useFieldControl();
  const [typed, setTyped] = useState<string | null>(null);
  const read = parse(typed ?? value ?? "");
  const bad = typed !== null && typed.trim() !== "" && read === null;
  const type = (text: string) => { setTyped(text); onChange(parse(text)?.value ?? null); };
  const take = (date: string) => { setTyped(null); onChange(date); };
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <span className="relative block">
        <input
          type="text" autoComplete="off" placeholder={placeholder} {...control} aria-invalid={bad || control["aria-invalid"]}
          aria-describedby={classNames(`${id}-read`, control["aria-describedby"])}
          value={typed ?? read?.shown ?? ""} onChange={(event) => type(event.target.value)}
          onBlur={() => { if (!bad) setTyped(null); }} onFocus={(event) => event.target.select()}
          className={classNames(controlLook, "h-7 pr-8 max-sm:h-control")}
        />
        <Calendar label={calendarLabel} value={read?.value ?? ""} min={min} max={max} onPick={take} />
        {name && <input type="hidden" name={name} value={read?.value ?? ""} />}
      </span>
      <div id={`${id}-read`} aria-live="polite" className="text-caption empty:hidden">
        {bad && <span className="font-medium text-alarm before:mr-1 before:content-['×'/'']">{unreadable}</span>}
        {typed !== null && read && <span className="text-ink2">{read.shown}</span>}
        {read?.warning && (
          <span className="ml-1 text-alarm first:ml-0">
            {read.warning}
            {read.instead && <InsteadButton instead={read.instead} onTake={take} />}
          </span>
        )}
      </div>
    </div>
  );
}

const InsteadButton = ({ instead, onTake }: { instead: { value: string; label: string }; onTake: (date: string) => void }) => (
  <button type="button" onClick={() => onTake(instead.value)} className="ml-2 text-accent underline underline-offset-2">{instead.label}</button>
);

/** The browser's own calendar: no code to load, and the one the phone's owner knows. */
function Calendar({ label, value, min, max, onPick }: { label: string; value: string; min?: string; max?: string; onPick: (date: string) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" tabIndex={-1} aria-label={label} onClick={() => picker.current?.showPicker()} className="absolute inset-y-0 right-0 grid w-8 place-items-center rounded-r-md text-ink3 hover:text-ink">
        <CalendarIcon />
      </button>
      <input
        ref={picker} type="date" tabIndex={-1} aria-hidden value={value} min={min} max={max}
        onChange={(event) => { if (event.target.value) onPick(event.target.value); }}
        className="pointer-events-none absolute right-0 bottom-0 size-0 opacity-0"
      />
    </>
  );
}
