"use client";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import "@/components/ui/style-nonce";
import { classNames } from "@/components/ui/class-names";
import { Close } from "@/components/ui/icons";

const WIDTHS = { small: "sm:w-[400px]", normal: "sm:w-[560px]", wide: "sm:w-[820px]" };

/** A question that must be answered first. Logging and filling in belong in a `SidePanel`, which hides nothing. */
export function Dialog({ open, onOpenChange, trigger, title, description, closeLabel, footer, width = "normal", children }: {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A button of this kit; it gets the focus back. */
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  /** Buttons, the main one first. */
  footer?: ReactNode;
  width?: keyof typeof WIDTHS;
  children?: ReactNode;
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(10_16_20/0.42)]" />
        <Radix.Content
          data-modal
          {...(description ? {} : { "aria-describedby": undefined })}
          className={classNames(
            "fixed z-50 flex max-h-[calc(100dvh-48px)] flex-col rounded-lg border border-line2 bg-bg shadow-pop outline-none",
            "inset-x-2 bottom-2 sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[80vh] sm:max-w-[calc(100vw-32px)] sm:-translate-x-1/2",
            WIDTHS[width],
          )}
        >
          <header className="flex items-start justify-between gap-3 px-4 pt-3 pb-2">
            <div className="min-w-0">
              <Radix.Title className="text-large font-heading">{title}</Radix.Title>
              {description && <Radix.Description className="mt-0.5 text-ink2">{description}</Radix.Description>}
            </div>
            <Radix.Close aria-label={closeLabel} className="-mr-1.5 grid size-control shrink-0 place-items-center rounded-md text-ink3 hover:bg-surface2 hover:text-ink">
              <Close />
            </Radix.Close>
          </header>
          <div className="thin-scrollbar min-h-0 overflow-y-auto px-4 pb-4">{children}</div>
          {footer && <footer className="flex flex-wrap gap-2 border-t border-line bg-surface px-4 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
