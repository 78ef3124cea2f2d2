"use client";
import { useTranslations } from "next-intl";
import Form from "next/form";
import { useMemo, useRef, type KeyboardEvent } from "react";
import { useHotkeys } from "@/components/ui/hotkeys";
import { Search } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";

/** Sends `?q=` to the list of what was found; `/` comes here from anywhere, Esc leaves. */
export function SearchBox({ action, initial = "" }: { action: string; initial?: string }) {
  const t = useTranslations("nav");
  const everywhere = useTranslations("common")("shortcuts.everywhere");
  const box = useRef<HTMLInputElement>(null);
  const label = t("searchLabel");
  // By code: on the Russian layout this key types "."; both the slash and its shifted form must not reach the field.
  const hotkeys = useMemo(() => [{ keys: "Slash", label, run: () => box.current?.select() }], [label]);
  useHotkeys(hotkeys, { group: everywhere });
  const leave = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") event.currentTarget.blur();
  };
  return (
    <Form
      action={action} role="search" aria-label={label}
      className="ml-auto flex h-[26px] w-[196px] min-w-0 items-center gap-1.5 rounded-md border border-line3 bg-bg pr-1.5 pl-2 focus-within:border-accent focus-within:outline-1 focus-within:outline-accent max-sm:h-9 max-sm:w-auto max-sm:flex-1"
    >
      <Search size={13} className="shrink-0 text-ink3 sm:hidden" />
      <input
        ref={box} type="search" name="q" aria-label={label} placeholder={t("search")} defaultValue={initial} onKeyDown={leave}
        autoComplete="off" enterKeyHint="search" aria-keyshortcuts="/"
        className="min-w-0 flex-1 bg-transparent text-chip outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      <Kbd keys="Slash" className="max-sm:hidden" />
    </Form>
  );
}
