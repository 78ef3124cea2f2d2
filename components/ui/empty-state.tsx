import type { ReactNode } from "react";

/** Says what the emptiness means and offers the next step; never an illustration. */
export function EmptyState({ title, level = 2, action, children }: {
  title: ReactNode;
  level?: 1 | 2 | 3;
  /** The button that fills the place, then others. */
  action?: ReactNode;
  /** One or two sentences. */
  children?: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="flex max-w-[52ch] flex-col gap-1 px-4 py-6">
      <Heading className="text-large font-heading">{title}</Heading>
      {children && <div className="text-ink2">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
