"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useMemo } from "react";
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

export function LogContactLink({ thumb = false }: { thumb?: boolean }) {
  const t = useTranslations("nav");
  const address = useLogAddress();
  if (thumb) {
    return (
      <Link href={address} scroll={false} className="mx-1 flex h-11 flex-1 flex-col items-center justify-center rounded-lg bg-accent text-caption font-semibold text-on-accent">
        <Plus size={16} />{t("logContact")}
      </Link>
    );
  }
  return (
    <Link href={address} scroll={false} aria-keyshortcuts="C" className={classNames(buttonLook("primary"), "ml-2 max-sm:hidden")}>
      {t("logContact")}<Kbd keys="KeyC" inherit />
    </Link>
  );
}

/** The key `c`, once for the whole shell. */
export function LogContactKey() {
  const t = useTranslations("nav");
  const everywhere = useTranslations("common")("shortcuts.everywhere");
  const router = useRouter();
  const address = useLogAddress();
  const label = t("logContact");
  const hotkeys = useMemo(() => [{ keys: "KeyC", label, run: () => router.push(address, { scroll: false }) }], [label, router, address]);
  useHotkeys(hotkeys, { group: everywhere });
  return null;
}
