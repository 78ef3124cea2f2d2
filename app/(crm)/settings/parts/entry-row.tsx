"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { buttonLook } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ChevronDown, More } from "@/components/ui/icons";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import type { EntryView } from "@/lib/directory/dictionary-queries";

const STEPS = ["pl-4", "pl-9", "pl-14", "pl-18"];

/** One entry: its name opens the change, the arrows move it, the menu holds the rest. */
export function EntryRow({ entry, depth, strong, clientsFilter, onEdit, onArchive, onMove }: {
  entry: EntryView;
  depth: number;
  strong: boolean;
  clientsFilter?: string;
  onEdit: () => void;
  onArchive: () => void;
  onMove?: (step: 1 | -1) => void;
}) {
  const t = useTranslations("settings.entry");
  const common = useTranslations("common");
  return (
    <div className={classNames("flex min-h-row items-center gap-2 border-b border-line pr-2 hover:bg-surface", STEPS[Math.min(depth, 3)])}>
      <button type="button" onClick={onEdit} className={classNames("min-w-0 truncate text-left hover:text-accent", strong && "font-semibold")}>{entry.name}</button>
      {entry.zone && <span className="text-chip text-ink3 max-sm:hidden">{entry.zone}</span>}
      {entry.kind && <Badge tone={entry.kind === "INBOUND" ? "tint" : "neutral"}>{t(entry.kind)}</Badge>}
      {entry.final && <Badge tone="outline">{t("final")}</Badge>}
      <span className="ml-auto flex shrink-0 items-center gap-1">
        {entry.clients !== null && <Clients count={entry.clients} href={clientsFilter ? `/clients?${clientsFilter}=${entry.id}` : null} />}
        {onMove && (
          <span className="flex max-sm:hidden">
            <Arrow label={t("moveUp", { name: entry.name })} up onPress={() => onMove(-1)} />
            <Arrow label={t("moveDown", { name: entry.name })} onPress={() => onMove(1)} />
          </span>
        )}
        <Menu
          label={t("actionsOf", { name: entry.name })}
          trigger={<button type="button" aria-label={t("actionsOf", { name: entry.name })} className={classNames(buttonLook("ghost"), "w-control px-0!")}><More /></button>}
        >
          <MenuItem onSelect={onEdit}>{common("edit")}</MenuItem>
          {onMove && <MenuItem onSelect={() => onMove(-1)}>{t("up")}</MenuItem>}
          {onMove && <MenuItem onSelect={() => onMove(1)}>{t("down")}</MenuItem>}
          <MenuLine />
          <MenuItem onSelect={onArchive}>{t("toArchive")}</MenuItem>
        </Menu>
      </span>
    </div>
  );
}

function Clients({ count, href }: { count: number; href: string | null }) {
  const t = useTranslations("settings.entry");
  const words = t("clients", { count });
  return href && count > 0
    ? <Link href={href} className="px-1 text-ink2 underline-offset-2 hover:text-accent hover:underline">{words}</Link>
    : <span className="px-1 text-ink3">{words}</span>;
}

const Arrow = ({ label, up = false, onPress }: { label: string; up?: boolean; onPress: () => void }) => (
  <button type="button" aria-label={label} onClick={onPress} className={classNames(buttonLook("ghost"), "w-6 px-0!")}>
    <ChevronDown className={up ? "rotate-180" : undefined} />
  </button>
);
