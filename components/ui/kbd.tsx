"use client";
import { classNames } from "@/components/ui/class-names";
import { keyName, useAppleKeys, useKeyboardLayout } from "@/components/ui/keyboard-layout";

/**
 * Draws a shortcut as keys. `keys` is written as for `useHotkeys`: chords of `event.code` joined by "+",
 * steps of a sequence by a space ("Mod+Enter", "KeyG KeyT").
 */
export function Kbd({ keys, inherit = false, className }: { keys: string; inherit?: boolean; className?: string }) {
  const layout = useKeyboardLayout();
  const apple = useAppleKeys();
  const shown = keys === "Shift+Slash" ? ["?"] : keys.split(/[ +]/).map((code) => keyName(code, layout, apple));
  return (
    <span aria-hidden className={classNames("inline-flex shrink-0 gap-1", className)}>
      {shown.map((name, at) => (
        <kbd
          key={at}
          className={classNames(
            "inline-block min-w-4 rounded-sm border border-b-2 px-1 text-center font-sans text-[10.5px]/[14px] font-medium",
            inherit ? "border-current/45 text-current" : "border-line2 bg-key text-ink2",
          )}
        >
          {name}
        </kbd>
      ))}
    </span>
  );
}
