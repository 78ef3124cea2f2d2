import { classNames } from "@/components/ui/class-names";

/** A grey bar in the place of words to come; seen only after 300 ms of waiting. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={classNames("appears-late block h-2 rounded-[1px] bg-surface2", className)} />
);

const WIDTHS = ["w-2/5", "w-3/5", "w-1/2", "w-2/3", "w-1/3"];

/** Rows keep their places while they load. `label` tells a screen reader what is awaited. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="px-4">
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="grid h-row grid-cols-[1fr_2fr_2fr] items-center gap-4 border-b border-line">
          <Skeleton className={WIDTHS[(at + 2) % 5]} /><Skeleton className={WIDTHS[at % 5]} /><Skeleton className={WIDTHS[(at + 1) % 5]} />
        </div>
      ))}
    </div>
  );
}
