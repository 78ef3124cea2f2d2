"use client";
import { DropdownMenu as Radix } from "radix-ui";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Check } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";
import { floatingLook } from "@/components/ui/popover";

const ITEM =
  "flex min-h-7 cursor-pointer items-center gap-2 rounded px-2 outline-none select-none max-sm:min-h-control " +
  "data-highlighted:bg-faint data-highlighted:text-accent data-disabled:cursor-default data-disabled:opacity-50";

/** Actions behind a button. Choose with arrows, letters, Enter; Esc returns the focus. */
export function Menu({ trigger, label, align = "end", children }: { trigger: ReactNode; label?: string; align?: "start" | "end"; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content aria-label={label} align={align} sideOffset={4} collisionPadding={8} className={classNames(floatingLook, "min-w-44 p-1")}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({ onSelect, keys, danger = false, disabled, children }: { onSelect: () => void; keys?: string; danger?: boolean; disabled?: boolean; children: ReactNode }) {
  return (
    <Radix.Item disabled={disabled} onSelect={onSelect} className={classNames(ITEM, danger && "text-alarm")}>
      <span className="flex-1">{children}</span>
      {keys && <Kbd keys={keys} />}
    </Radix.Item>
  );
}

export const MenuLink = ({ href, keys, children }: { href: string; keys?: string; children: ReactNode }) => (
  <Radix.Item asChild className={ITEM}>
    <Link href={href}><span className="flex-1">{children}</span>{keys && <Kbd keys={keys} />}</Link>
  </Radix.Item>
);

/** One of a few settings, the present one ticked; the menu stays open so that the change is seen. */
export function MenuChoice({ label, value, options, onChoose }: { label: string; value: string; options: readonly { value: string; label: string }[]; onChoose: (value: string) => void }) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChoose}>
      <Radix.Label className="px-2 pt-1.5 pb-0.5 text-caption text-ink3">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} onSelect={(event) => event.preventDefault()} className={ITEM}>
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator><Check /></Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export const MenuLine = () => <Radix.Separator className="my-1 h-px bg-line" />;
