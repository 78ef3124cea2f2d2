import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type Look = {
  active?: boolean;
  /** The number it would leave or has found. */
  count?: ReactNode;
  /** The number is a reproach: overdue, missed. */
  bad?: boolean;
  children: ReactNode;
};

export const chipLook = (active: boolean): string =>
  classNames(
    "inline-flex h-chip shrink-0 items-center gap-1 rounded border px-1.5 text-chip whitespace-nowrap",
    active ? "border-accent bg-faint text-accent" : "border-line2 bg-bg text-ink2 hover:border-line3",
  );

const Count = ({ active, bad, count }: { active: boolean; bad: boolean; count: ReactNode }) =>
  count === undefined ? null : <b className={classNames("font-semibold", bad ? "text-alarm" : active ? "text-accent" : "text-ink")}>{count}</b>;

/** A small switch: a slice, a quick filter. Pressed is said, not only coloured. */
export function Chip({ active = false, count, bad = false, className, children, ...rest }: Look & Omit<ComponentProps<"button">, "children">) {
  return (
    <button type="button" aria-pressed={active} {...rest} className={classNames(chipLook(active), className)}>
      {children}<Count active={active} bad={bad} count={count} />
    </button>
  );
}

/** The same with an address: a filter that lives in the link. */
export function ChipLink({ active = false, count, bad = false, className, children, ...rest }: Look & Omit<ComponentProps<typeof Link>, "children">) {
  return (
    <Link scroll={false} aria-current={active || undefined} {...rest} className={classNames(chipLook(active), className)}>
      {children}<Count active={active} bad={bad} count={count} />
    </Link>
  );
}
