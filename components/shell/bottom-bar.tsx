"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Unfinished } from "@/components/shell/navigation";
import { useActiveSection, type Section } from "@/components/shell/sections";
import { classNames } from "@/components/ui/class-names";
import { More } from "@/components/ui/icons";
import { Menu, MenuLink } from "@/components/ui/menu";

const ITEM = "flex h-[52px] min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-caption font-medium";
const PLACES = 3;

/** The phone's navigation, within reach of the thumb: three sections, the card, the rest. */
export function BottomBar({ sections, logContact }: { sections: readonly Section[]; logContact?: ReactNode }) {
  const t = useTranslations("nav");
  const active = useActiveSection(sections);
  const link = ({ href, label, count }: Section) => (
    <Link key={href} href={href} aria-current={href === active ? "page" : undefined} className={classNames(ITEM, href === active ? "font-semibold text-accent" : "text-ink2")}>
      <span className="max-w-full truncate px-1">{label}<Unfinished count={count} /></span>
    </Link>
  );
  return (
    <nav data-shell aria-label={t("main")} className="fixed inset-x-0 bottom-0 z-30 flex items-center border-t border-line2 bg-bg pb-[env(safe-area-inset-bottom)] sm:hidden">
      {sections.slice(0, 2).map(link)}
      {logContact}
      {sections.slice(2, PLACES).map(link)}
      {sections.length > PLACES && (
        <Menu trigger={<button type="button" className={classNames(ITEM, "text-ink2")}><More size={18} />{t("more")}</button>}>
          {sections.slice(PLACES).map(({ href, label }) => <MenuLink key={href} href={href}>{label}</MenuLink>)}
        </Menu>
      )}
    </nav>
  );
}
