"use client";
import { ChevronDown } from "@/components/ui/icons";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFieldControl } from "@/components/ui/field";
import { controlLook } from "@/components/ui/text-input";

export type SelectOption = { value: string; label: string; disabled?: boolean };

/** The browser's own list, styled: best on phones and for up to some twenty choices; more want a `Combobox`. */
export function Select({ options, empty, className, children, ...rest }:
  Omit<ComponentProps<"select">, "children"> & { options?: readonly SelectOption[]; empty?: string; children?: ReactNode }) {
  return (
    <span className={classNames("relative block", className)}>
      <select {...useFieldControl()} {...rest} className={classNames(controlLook, "h-7 appearance-none pr-6 max-sm:h-control")}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options?.map(({ value, label, disabled }) => <option key={value} value={value} disabled={disabled}>{label}</option>)}
        {children}
      </select>
      <ChevronDown className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-ink3" />
    </span>
  );
}
