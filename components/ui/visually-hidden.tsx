import type { ReactNode } from "react";

/** For screen readers only. `live` announces changes of its text. */
export const VisuallyHidden = ({ live = false, children }: { live?: boolean; children?: ReactNode }) => (
  <span className="sr-only" role={live ? "status" : undefined}>{children}</span>
);
