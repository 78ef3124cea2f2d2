import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** A strip across its place: unsigned days, a lost connection, a conflict. Words first, then the one action. */
export function InlineAlert({ tone = "alarm", title, action, flush = false, children }: {
  tone?: "alarm" | "notice";
  title?: ReactNode;
  action?: ReactNode;
  /** From edge to edge, without corners: right under the page's head. */
  flush?: boolean;
  children?: ReactNode;
}) {
  return (
    <div
      role={tone === "alarm" ? "alert" : "status"}
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2",
        tone === "alarm" ? "bg-alarm-tint" : "bg-faint",
        !flush && "rounded-md",
      )}
    >
      {title && <strong className={classNames("font-semibold", tone === "alarm" ? "text-alarm" : "text-accent")}>{title}</strong>}
      <div className="min-w-0 flex-1 max-sm:basis-full">{children}</div>
      {action}
    </div>
  );
}
