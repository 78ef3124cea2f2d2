import Link from "next/link";
import type { ReactNode } from "react";

/** A part of the page: what asks for something, how many, and where all of them are. */
export function Part({ id, title, count, href, bad = false, hint, children }: {
  id: string; title: string; count?: number; href?: string; bad?: boolean; hint?: ReactNode; children: ReactNode;
}) {
  const number = count === undefined ? null : <span className={bad ? "text-alarm" : "text-ink2"}>{count}</span>;
  return (
    <section aria-labelledby={`${id}-title`} id={id} data-keep-together className="border-b border-line py-3">
      <div className="flex flex-wrap items-baseline gap-x-3 px-4 pb-1">
        <h2 id={`${id}-title`} className="text-body font-heading">
          {href ? <Link href={href} className="hover:text-accent">{title} {number}</Link> : <>{title} {number}</>}
        </h2>
        {hint && <div className="text-chip text-ink3">{hint}</div>}
      </div>
      {children}
    </section>
  );
}
