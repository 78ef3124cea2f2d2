"use client";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFieldControl } from "@/components/ui/field";

/** The look shared by everything one types into. */
export const controlLook =
  "w-full min-w-0 rounded-md border border-line3 bg-bg px-2 text-body text-ink hover:border-ink3 " +
  "focus-visible:border-accent focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent " +
  "aria-invalid:border-alarm disabled:bg-surface disabled:text-ink3 [&[readonly]]:bg-surface";

export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return <input type="text" autoComplete="off" {...useFieldControl()} {...rest} className={classNames(controlLook, "h-7 max-sm:h-control", className)} />;
}
