"use client";
import { createContext, use, useId, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type FieldState = { id: string; describedBy?: string; invalid: boolean; required: boolean };
const FieldContext = createContext<FieldState | null>(null);

/** What a control inside a `Field` must carry; controls of this kit do so by themselves. */
export function useFieldControl() {
  const field = use(FieldContext);
  return field
    ? { id: field.id, "aria-describedby": field.describedBy, "aria-invalid": field.invalid || undefined, "aria-required": field.required || undefined }
    : {};
}

/** Label, control, hint and the error under it. The error is said in words, with its remedy. */
export function Field({ label, hint, error, aside, required = false, className, children }: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Small words at the right end of the label's line. */
  aside?: ReactNode;
  required?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1", className)}>
      <div className="flex items-baseline justify-between gap-2 text-caption text-ink2">
        <label htmlFor={id} className="font-medium">{label}{required && <span aria-hidden className="text-alarm"> *</span>}</label>
        {aside && <span className="text-ink3">{aside}</span>}
      </div>
      <FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>{children}</FieldContext>
      {hint && <p id={`${id}-hint`} className="text-caption text-ink3">{hint}</p>}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

/** The error line alone, for groups that are not one control. Announced when it appears. */
export function FieldError({ id, children }: { id?: string; children?: ReactNode }) {
  return (
    <div role="alert" className="contents">
      {children && (
        <p id={id} className="text-chip font-medium text-alarm before:mr-1 before:content-['×'/'']">{children}</p>
      )}
    </div>
  );
}
