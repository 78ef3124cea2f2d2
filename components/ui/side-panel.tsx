"use client";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Close } from "@/components/ui/icons";

const WIDTHS = { normal: "sm:w-[316px]", wide: "sm:w-[416px]" };

/**
 * Stands at the right beside the work, hides nothing and blocks nothing: for logging, cards, checks.
 * Takes the focus when it appears, gives it back when it leaves; Esc closes it, the text stays with its owner.
 * On a phone it is the whole screen. Put it as the last child of a flex row.
 */
export function SidePanel({ title, aside, onClose, closeLabel, footer, width = "wide", autoFocus = true, children }: {
  title: ReactNode;
  aside?: ReactNode;
  onClose: () => void;
  closeLabel: string;
  footer?: ReactNode;
  width?: keyof typeof WIDTHS;
  /** False when the panel comes with the page's address and is not called by the person. */
  autoFocus?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const inside = panel.current?.contains(before);
    if (autoFocus && !inside) (panel.current?.querySelector<HTMLElement>("[data-autofocus]") ?? panel.current)?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [autoFocus]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside
      ref={panel} tabIndex={-1} aria-labelledby={id} data-screen-only onKeyDown={onKeyDown}
      className={classNames(
        "flex flex-col bg-surface outline-none max-sm:fixed max-sm:inset-0 max-sm:z-40 max-sm:pt-[env(safe-area-inset-top)]",
        "sm:sticky sm:top-(--head-top) sm:h-[calc(100dvh-var(--bar))] sm:min-h-0 sm:shrink-0 sm:self-start sm:border-l sm:border-line2",
        WIDTHS[width],
      )}
    >
      <header className="flex min-h-9 items-center gap-3 border-b border-line px-3.5 py-1.5">
        <h2 id={id} className="text-large font-heading">{title}</h2>
        {aside && <div className="min-w-0 flex-1 text-ink2">{aside}</div>}
        <button type="button" aria-label={closeLabel} onClick={onClose} className="-mr-1.5 ml-auto grid size-control shrink-0 place-items-center rounded-md text-ink3 hover:bg-surface2 hover:text-ink">
          <Close />
        </button>
      </header>
      <div className="thin-scrollbar relative min-h-0 flex-1 overflow-y-auto px-3.5 py-2.5">{children}</div>
      {footer && <footer className="border-t border-line2 bg-bg px-3.5 py-2.5 pb-[max(10px,env(safe-area-inset-bottom))]">{footer}</footer>}
    </aside>
  );
}
