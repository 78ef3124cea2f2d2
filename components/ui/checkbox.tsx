"use client";
import { useEffect, useRef, type ComponentProps, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** The browser's own box with its words beside it; `mixed` is "some of them". */
export function Checkbox({ label, hint, mixed = false, hideLabel = false, className, ...rest }:
  Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode; mixed?: boolean; hideLabel?: boolean }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <label className={classNames("flex items-start gap-2 py-0.5 max-sm:min-h-control max-sm:items-center", className)}>
      <input ref={box} type="checkbox" {...rest} className="mt-0.5 size-3.5 shrink-0 accent-accent max-sm:size-5" />
      <span className={hideLabel ? "sr-only" : "min-w-0"}>{label}{hint && <span className="block text-caption text-ink3">{hint}</span>}</span>
    </label>
  );
}
