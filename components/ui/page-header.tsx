import type { ReactNode } from "react";

/** The head of a page: title, what it speaks of, switches beside it, actions at the right with the main one last. */
export function PageHeader({ title, badge, aside, actions, children }: {
  title: ReactNode;
  badge?: ReactNode;
  /** Grey words after the title: a date, a count. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** Chips or tabs that stand on the same line. */
  children?: ReactNode;
}) {
  return (
    <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-4 py-2">
      <h1 className="text-page font-heading">{title}</h1>
      {badge}
      {aside && <div className="text-ink2">{aside}</div>}
      {children}
      {actions && <div data-screen-only className="ml-auto flex flex-wrap items-center gap-2 max-sm:ml-0 max-sm:w-full">{actions}</div>}
    </header>
  );
}

/** The head of a part of a page. */
export function SectionHeader({ title, aside, level = 2 }: { title: ReactNode; aside?: ReactNode; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="flex items-baseline justify-between gap-3 pb-1">
      <Heading className="text-body font-heading">{title}</Heading>
      {aside && <div className="text-chip text-ink3">{aside}</div>}
    </div>
  );
}
