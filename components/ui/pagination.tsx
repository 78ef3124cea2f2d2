import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { ChevronLeft, ChevronRight } from "@/components/ui/icons";

/** Keyset paging: addresses of the next and the previous slice, or none at the ends. */
export function Pagination({ label, previous, next, previousLabel, nextLabel, children }: {
  label: string;
  previous?: string | null;
  next?: string | null;
  previousLabel: string;
  nextLabel: string;
  /** "1–50 of 4 186". */
  children?: ReactNode;
}) {
  if (!previous && !next && !children) return null;
  return (
    <nav data-screen-only aria-label={label} className="flex items-center gap-2 px-4 py-2 text-ink2">
      {previous && <ButtonLink href={previous} rel="prev"><ChevronLeft />{previousLabel}</ButtonLink>}
      {next && <ButtonLink href={next} rel="next">{nextLabel}<ChevronRight /></ButtonLink>}
      {children && <span className="ml-auto">{children}</span>}
    </nav>
  );
}
