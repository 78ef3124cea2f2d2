"use client";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFieldControl } from "@/components/ui/field";
import { controlLook } from "@/components/ui/text-input";

/** Grows with its text up to half the screen (`field-sizing`; elsewhere it keeps `rows` and can be dragged). */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      {...useFieldControl()}
      {...rest}
      style={{ minHeight: `${rows * 18 + 12}px`, ...rest.style }}
      className={classNames(controlLook, "thin-scrollbar field-sizing-content max-h-[50vh] resize-y py-1.5", className)}
    />
  );
}
