"use client";
import { usePathname } from "next/navigation";

export type Section = {
  href: string;
  label: string;
  /** What is unfinished there; zero is not shown. */
  count?: number;
  /** `g` and then this key goes there ("KeyT"). */
  key?: string;
  /** Stands under "More" in the bar: seldom used. */
  seldom?: boolean;
};

/** The section the address is in: the longest that begins it. */
export function useActiveSection(sections: readonly Section[]): string | undefined {
  const path = usePathname();
  return sections
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .toSorted((one, other) => other.href.length - one.href.length)[0]?.href;
}
