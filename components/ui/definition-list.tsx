import { Fragment, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type Definition = { term: ReactNode; value: ReactNode };

/** Names and values. `line`: on one line that wraps, as under a client's name; otherwise two columns. */
export function DefinitionList({ items, line = false, className }: { items: readonly Definition[]; line?: boolean; className?: string }) {
  if (line) {
    return (
      <dl className={classNames("flex flex-wrap gap-x-4 gap-y-1 text-dense", className)}>
        {items.map(({ term, value }, at) => (
          <div key={at} className="flex gap-1.5"><dt className="text-ink2">{term}</dt><dd className="font-semibold">{value}</dd></div>
        ))}
      </dl>
    );
  }
  return (
    <dl className={classNames("grid grid-cols-[minmax(96px,auto)_1fr] gap-x-4 gap-y-1.5", className)}>
      {items.map(({ term, value }, at) => (
        <Fragment key={at}><dt className="text-ink2">{term}</dt><dd className="min-w-0 break-words">{value}</dd></Fragment>
      ))}
    </dl>
  );
}
