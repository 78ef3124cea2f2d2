"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useActiveSection, type Section } from "@/components/shell/sections";
import { classNames } from "@/components/ui/class-names";
import { useHotkeys } from "@/components/ui/hotkeys";
import { ChevronDown } from "@/components/ui/icons";
import { Menu, MenuLink } from "@/components/ui/menu";

const LINK = "inline-flex h-[26px] items-center rounded-md px-2 text-dense whitespace-nowrap";
const look = (active: boolean) => classNames(LINK, active ? "bg-faint font-semibold text-accent" : "text-ink2 hover:bg-surface2 hover:text-ink");

/** The role's own sections in the bar; what is seldom needed stands under "More". */
export function Navigation({ sections }: { sections: readonly Section[] }) {
  const t = useTranslations("nav");
  const active = useActiveSection(sections);
  const seldom = sections.filter((section) => section.seldom);
  const shown = seldom.find(({ href }) => href === active);
  useSectionKeys(sections);
  return (
    <nav aria-label={t("main")} className="flex min-w-0 items-center max-sm:hidden">
      {sections.filter((section) => !section.seldom).map((section) => (
        <Link key={section.href} href={section.href} aria-current={section.href === active ? "page" : undefined} className={look(section.href === active)}>
          {section.label}<Unfinished count={section.count} />
        </Link>
      ))}
      {seldom.length > 0 && (
        <Menu align="start" trigger={<button type="button" className={classNames(look(shown !== undefined), "gap-1")}>{shown?.label ?? t("more")}<ChevronDown size={10} /></button>}>
          {seldom.map(({ href, label, key }) => <MenuLink key={href} href={href} keys={key && `KeyG ${key}`}>{label}</MenuLink>)}
        </Menu>
      )}
    </nav>
  );
}

export function Unfinished({ count }: { count?: number }) {
  const t = useTranslations("nav");
  if (!count) return null;
  return (
    <sup className="ml-0.5 text-[10px] leading-none font-semibold text-alarm">
      <span aria-hidden>{count}</span><span className="sr-only">{t("unfinished", { count })}</span>
    </sup>
  );
}

function useSectionKeys(sections: readonly Section[]) {
  const t = useTranslations("nav");
  const router = useRouter();
  const hotkeys = useMemo(
    () => sections.flatMap(({ href, label, key }) => (key ? [{ keys: `KeyG ${key}`, label, run: () => router.push(href) }] : [])),
    [sections, router],
  );
  useHotkeys(hotkeys, { group: t("goTo") });
}
