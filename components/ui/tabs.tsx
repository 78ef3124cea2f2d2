import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type Tab = { href: string; label: ReactNode; count?: ReactNode; active?: boolean };

/** Parts of one page, each with its own address; so a navigation, not an ARIA tab list. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav data-screen-only aria-label={label} className="thin-scrollbar flex max-w-full gap-0.5 overflow-x-auto">
      {tabs.map(({ href, label: words, count, active }) => (
        <Link
          key={href} href={href} aria-current={active ? "page" : undefined}
          className={classNames(
            "flex h-control items-center gap-1 rounded-md px-2 text-dense whitespace-nowrap",
            active ? "bg-faint font-semibold text-accent" : "text-ink2 hover:bg-surface2 hover:text-ink",
          )}
        >
          {words}{count !== undefined && <span className="font-normal opacity-80">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
