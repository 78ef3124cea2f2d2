"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { SETTINGS } from "./sections";

/** A column beside the page; on a phone a strip above it, put away on the index, which lists the same. */
export function SettingsNavigation() {
  const t = useTranslations("settings");
  const path = usePathname();
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    strip.current?.querySelector("[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [path]);
  return (
    <nav
      ref={strip} data-screen-only aria-label={t("title")}
      className={classNames(
        "thin-scrollbar shrink-0 border-line bg-surface sm:sticky sm:top-bar sm:h-[calc(100dvh-var(--bar))] sm:w-44 sm:overflow-y-auto sm:border-r sm:py-2",
        path === "/settings" ? "max-sm:hidden" : "max-sm:flex max-sm:overflow-x-auto max-sm:border-b max-sm:px-2",
      )}
    >
      {SETTINGS.map((section) => {
        const href = `/settings/${section}`;
        const here = path === href || path.startsWith(`${href}/`);
        return (
          <Link
            key={section} href={href} aria-current={here ? "page" : undefined}
            className={classNames(
              "flex h-row items-center whitespace-nowrap px-4 max-sm:px-2.5",
              here ? "font-semibold text-accent sm:border-l-2 sm:border-accent sm:bg-faint sm:pl-3.5" : "text-ink2 hover:bg-surface2 hover:text-ink",
            )}
          >
            {t(`sections.${section}`)}
          </Link>
        );
      })}
    </nav>
  );
}
