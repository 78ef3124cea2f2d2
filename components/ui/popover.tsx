"use client";
import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** The look of everything that floats. */
export const floatingLook = "z-50 rounded-lg border border-line2 bg-bg text-ink shadow-pop outline-none";

/** Opens below its trigger, flips above where there is no room; Esc closes it and returns the focus. */
export function Popover({ trigger, label, open, onOpenChange, align = "start", className, children }: {
  /** A button of this kit. */
  trigger: ReactNode;
  /** What a screen reader says on entering. */
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label} align={align} sideOffset={4} collisionPadding={8}
          className={classNames(floatingLook, "thin-scrollbar max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-16px)] overflow-y-auto", className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
