import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** Plain parts of a table, for pages that draw their rows themselves; `DataTable` is built of them. */
export const Table = ({ caption, className, children, ...rest }: ComponentProps<"table"> & { caption: string }) => (
  <table {...rest} className={classNames("w-full border-separate border-spacing-0 text-left", className)}>
    <caption className="sr-only">{caption}</caption>
    {children}
  </table>
);

export type Sorted = "ascending" | "descending" | null;

/** A head that stays in sight. With `href` or `onSort` it sorts; the arrow and aria-sort say how. Without words it is no head, only a place. */
export function HeadCell({ sorted, href, onSort, numeric = false, className, children, ...rest }:
  Omit<ComponentProps<"th">, "children"> & { sorted?: Sorted; href?: string; onSort?: () => void; numeric?: boolean; children?: ReactNode }) {
  const words = <>{children}{sorted && <span aria-hidden>{sorted === "ascending" ? "↑" : "↓"}</span>}</>;
  const place = classNames("sticky top-(--head-top) z-10 border-b border-line3 bg-bg px-2 py-1.5 align-bottom text-caption font-medium text-ink2 first:pl-4 last:pr-4", numeric && "text-right", className);
  if (children === undefined) return <td {...rest} className={place} />;
  const look = classNames("inline-flex items-baseline gap-1 hover:text-ink", numeric && "flex-row-reverse", sorted && "font-semibold text-ink");
  return (
    <th
      scope="col" aria-sort={sorted ?? undefined} {...rest}
      className={place}
    >
      {href ? <Link href={href} scroll={false} className={look}>{words}</Link> : onSort ? <button type="button" onClick={onSort} className={look}>{words}</button> : children}
    </th>
  );
}

/** `selected`: ticked, or the one whose panel is open. */
export const Row = ({ selected = false, className, ...rest }: ComponentProps<"tr"> & { selected?: boolean }) => (
  <tr
    aria-current={selected || undefined} {...rest}
    className={classNames("relative hover:bg-surface has-[[data-row-link]:focus-visible]:bg-faint aria-[current]:bg-faint", className)}
  />
);

export const Cell = ({ numeric = false, className, ...rest }: ComponentProps<"td"> & { numeric?: boolean }) => (
  <td {...rest} className={classNames("h-row border-b border-line px-2 py-1 first:pl-4 last:pr-4", numeric && "text-right", className)} />
);

/** Makes the whole row a link without hiding it from the keyboard; other links and buttons of the row need `relative z-1`. */
export const RowLink = ({ className, ...rest }: ComponentProps<typeof Link>) => (
  <Link data-row-link {...rest} className={classNames("font-semibold after:absolute after:inset-0", className)} />
);
