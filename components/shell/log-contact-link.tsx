"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useMemo, type MouseEvent } from "react";
import { buttonLook } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useHotkeys } from "@/components/ui/hotkeys";
import { Plus } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";

/** The address parameter under which the panel for a new card is open, on any page. */
export const LOG_PARAMETER = "log";

/** Opens the card's panel over the present page: its address with `?log=new`, so Back closes it. */
function useLogAddress(): string {
  const path = usePathname();
  const search = useSearchParams();
  const next = new URLSearchParams(search);
  if (!next.has(LOG_PARAMETER)) next.set(LOG_PARAMETER, "new");
  return `${path}?${next}`;
}

/** The page stays as it is, so nobody is asked for it again: the panel opens at once, also without a connection. */
function show(address: string) {
  if (new URL(address, location.href).href !== location.href) history.pushState(null, "", address);
}

function follow(event: MouseEvent<HTMLAnchorElement>, address: string) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(address);
}

export function LogContactLink({ thumb = false }: { thumb?: boolean }) {
  const t = useTranslations("nav");
  const address = useLogAddress();
  if (thumb) {
    return (
      <Link href={address} scroll={false} onClick={(event) => follow(event, address)} className="mx-1 flex h-11 flex-1 flex-col items-center justify-center rounded-lg bg-accent text-caption font-semibold text-on-accent">
        <Plus size={16} />{t("logContact")}
      </Link>
    );
  }
  return (
    <Link href={address} scroll={false} onClick={(event) => follow(event, address)} aria-keyshortcuts="C" className={classNames(buttonLook("primary"), "ml-2 max-sm:hidden")}>
      {t("logContact")}<Kbd keys="KeyC" inherit />
    </Link>
  );
}

/** The key `c`, once for the whole shell. */
export function LogContactKey() {
  const t = useTranslations("nav");
  const everywhere = useTranslations("common")("shortcuts.everywhere");
  const address = useLogAddress();
  const label = t("logContact");
  const hotkeys = useMemo(() => [{ keys: "KeyC", label, run: () => show(address) }], [label, address]);
  useHotkeys(hotkeys, { group: everywhere });
  return null;
}
