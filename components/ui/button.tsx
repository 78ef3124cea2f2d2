import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";

export type ButtonTone = "primary" | "secondary" | "danger" | "ghost";
type Look = {
  /** One filled button per work area; danger is outlined. */
  tone?: ButtonTone;
  /** `large` is for the thumb: 48 px high. */
  size?: "normal" | "large";
  /** The shortcut drawn on the button; binding it is the caller's part (`useHotkeys`). */
  keys?: string;
  children: ReactNode;
};

const TONES: Record<ButtonTone, string> = {
  primary: "border-accent bg-accent font-semibold text-on-accent hover:brightness-110",
  secondary: "border-line2 bg-bg font-medium text-ink hover:border-line3",
  danger: "border-alarm/45 bg-bg font-medium text-alarm hover:border-alarm",
  ghost: "border-transparent bg-transparent font-medium text-ink2 hover:bg-surface2 hover:text-ink",
};

/** The looks of a button, for triggers that must be another element. */
export const buttonLook = (tone: ButtonTone = "secondary", size: "normal" | "large" = "normal"): string =>
  classNames(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border whitespace-nowrap select-none",
    "disabled:cursor-default disabled:opacity-55 aria-busy:cursor-progress",
    size === "large" ? "h-12 px-4 text-large" : "h-control px-2.5 text-dense",
    TONES[tone],
  );

/** Codes of a shortcut in the words of aria-keyshortcuts ("Mod+Enter" → "Control+Enter"). */
const ariaKeys = (keys?: string) => keys?.replace(/Mod/g, "Control").replace(/Key|Digit/g, "");

export function Button({ tone = "secondary", size = "normal", keys, busy = false, className, children, ...rest }:
  Look & { busy?: boolean } & Omit<ComponentProps<"button">, "children">) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      aria-keyshortcuts={ariaKeys(keys)}
      {...rest}
      disabled={busy || rest.disabled}
      className={classNames(buttonLook(tone, size), className)}
    >
      {children}
      {keys && <Kbd keys={keys} inherit={tone === "primary"} className="max-sm:hidden" />}
    </button>
  );
}

export function ButtonLink({ tone = "secondary", size = "normal", keys, className, children, ...rest }:
  Look & Omit<ComponentProps<typeof Link>, "children">) {
  return (
    <Link aria-keyshortcuts={ariaKeys(keys)} {...rest} className={classNames(buttonLook(tone, size), className)}>
      {children}
      {keys && <Kbd keys={keys} inherit={tone === "primary"} className="max-sm:hidden" />}
    </Link>
  );
}
