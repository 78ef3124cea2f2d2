import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BottomBar } from "@/components/shell/bottom-bar";
import { Brand } from "@/components/shell/brand";
import { LogContactKey, LogContactLink } from "@/components/shell/log-contact-link";
import { Navigation } from "@/components/shell/navigation";
import { PersonMenu } from "@/components/shell/person-menu";
import { SearchBox } from "@/components/shell/search-box";
import type { Section } from "@/components/shell/sections";

type PersonMenuProps = Parameters<typeof PersonMenu>[0];

/**
 * One 40 px bar, the page, and on a phone the bar below. The page scrolls with the window, so Back finds its place;
 * a page that fills the screen with its own panes takes `fill-work`.
 */
export function AppShell({ sections, mayLog, searchAction, panel, children, ...me }: PersonMenuProps & {
  sections: readonly Section[];
  /** May write cards: shows the button and binds `c`. */
  mayLog: boolean;
  /** Address that answers `?q=`. */
  searchAction: string;
  /** A panel that stands beside every page. */
  panel?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("nav");
  const product = useTranslations("common")("product");
  return (
    <div className="flex min-h-dvh flex-col pb-(--bottom-bar) print:block print:min-h-0 print:pb-0">
      <a href="#content" className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-1 focus:left-1">{t("skip")}</a>
      <header data-shell className="sticky top-0 z-30 flex h-bar items-center gap-0.5 border-b border-line bg-bg px-3 pt-[env(safe-area-inset-top)]">
        <Brand name={product} />
        <Navigation sections={sections} />
        <SearchBox action={searchAction} />
        {mayLog && <LogContactLink />}
        <PersonMenu {...me} />
      </header>
      <div className="flex min-w-0 flex-1 print:block">
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">{children}</main>
        {panel}
      </div>
      <BottomBar sections={sections} logContact={mayLog && <LogContactLink thumb />} />
      {mayLog && <LogContactKey />}
    </div>
  );
}
