"use client";
import type { ReactNode } from "react";
import { FieldError } from "@/components/ui/field";
import type { CardForm } from "@/lib/contacts/form";
import type { Talk } from "@/lib/contacts/talk";
import type { LoggingSheet } from "@/lib/contacts/sheet-queries";
import type { WallTime } from "@/components/contacts/wall-clock";

/** The order of talking. */
export type StepName = "client" | "details" | "kind" | "reach" | "who" | "person" | "outcome" | "substance" | "proposals" | "objections" | "next" | "date" | "stop" | "save";

/** What every step of the panel gets. */
export interface StepProps {
  readonly form: CardForm;
  readonly sheet: LoggingSheet;
  readonly talk: Talk;
  readonly opened: WallTime;
  readonly change: (form: CardForm) => void;
  /** Changes the card and goes on to another step, as a digit does. */
  readonly moveOn: (form: CardForm, to: StepName) => void;
  /** What is wrong with a field, in words. */
  readonly wrong: (field: string) => string | undefined;
}

/** Puts the focus into a step: on what is chosen there, else where one types, else on its first field. */
export function focusStep(name: StepName): void {
  const step = document.querySelector(`[data-step="${name}"]`);
  const places = ["input:checked:not([type=checkbox])", "textarea", "input:not([type=hidden], :disabled)", "button"];
  const field = places.map((place) => step?.querySelector<HTMLElement>(place)).find((found) => found);
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
}

/** One step with a hairline above it. `error`: for a group that is no single field. */
export function Step({ name, line = true, error, children }: { name: StepName; line?: boolean; error?: string; children: ReactNode }) {
  return (
    <div data-step={name} className={line ? "mt-2.5 border-t border-line pt-2" : "mt-2"}>
      {children}
      <FieldError>{error}</FieldError>
    </div>
  );
}

/** The head of a group, with small words at its right end. */
export const StepLabel = ({ children, aside }: { children: ReactNode; aside?: ReactNode }) => (
  <span className="flex items-baseline justify-between gap-2"><span>{children}</span>{aside && <span className="font-normal text-ink3">{aside}</span>}</span>
);
