"use client";
import { useState, type ReactNode } from "react";
import { Choice, type ChoiceOption } from "@/components/ui/choice";

const MORE = "more";
const SHOWN = 9;

/** One of a list by digit; what is beyond the ninth comes at `0`. */
export function DigitList({ name, label, options, value, onChoose, columns = 2, moreLabel, describedBy }: {
  name: string;
  label: ReactNode;
  options: readonly ChoiceOption[];
  value: string | null;
  onChoose: (value: string, by: "pointer" | "digit") => void;
  columns?: 1 | 2;
  moreLabel: (count: number) => string;
  describedBy?: string;
}) {
  const [opened, setOpened] = useState(false);
  const whole = opened || options.length <= SHOWN || options.slice(SHOWN).some((option) => option.value === value);
  const shown = whole
    ? options.map((option, at) => (at < SHOWN ? option : { ...option, digit: "" }))
    : [...options.slice(0, SHOWN), { value: MORE, label: moreLabel(options.length - SHOWN), digit: "0" }];
  return (
    <Choice
      name={name} label={label} options={shown} value={value} columns={columns} describedBy={describedBy}
      onChoose={(chosen, by) => (chosen === MORE ? setOpened(true) : onChoose(chosen, by))}
    />
  );
}
