import type { ReactNode } from "react";

/**
 * Long work: what, how much, how long. `value` of `max`; without `value` the amount is unknown.
 * `thin` is the 2 px line on top of a list that is still filling.
 */
export function ProgressBar({ label, value, max = 100, detail, thin = false }: { label: string; value?: number; max?: number; detail?: ReactNode; thin?: boolean }) {
  const share = value === undefined ? 0.35 : Math.min(1, Math.max(0, max === 0 ? 1 : value / max));
  const bar = (
    <div
      role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={max} aria-valuenow={value}
      className={thin ? "h-0.5 w-full bg-surface2" : "h-1.5 w-full bg-surface2"}
    >
      <div className={value === undefined ? "h-full animate-pulse bg-accent" : "h-full bg-accent transition-[width]"} style={{ width: `${share * 100}%` }} />
    </div>
  );
  if (thin) return bar;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex justify-between gap-3"><span className="font-medium">{label}</span>{detail && <span className="text-ink3">{detail}</span>}</div>
      {bar}
    </div>
  );
}
