"use client";
import { Popover } from "radix-ui";
import { useEffect, useRef, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Check, Plus } from "@/components/ui/icons";
import { floatingLook } from "@/components/ui/popover";

export type ComboboxOption = { value: string; label: string; hint?: ReactNode };

const ITEM = "flex min-h-7 cursor-pointer items-center gap-2 rounded px-2 py-1 aria-selected:bg-faint aria-selected:text-accent max-sm:min-h-control";

type ListProps = {
  id: string;
  options: readonly ComboboxOption[];
  at: number;
  chosen: string | null;
  onTake: (index: number) => void;
  nothingFound: string;
  createLabel?: string;
};

/** The list under a combobox. The field keeps the focus, so pressing here must not take it. */
export const ComboboxList = (props: ListProps) => (
  <Popover.Portal>
    <Popover.Content
      align="start" sideOffset={4} collisionPadding={8} role="presentation"
      onOpenAutoFocus={(event) => event.preventDefault()} onCloseAutoFocus={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      // A modal dialog stops the wheel outside itself, and this list stands outside.
      onWheel={(event) => event.stopPropagation()} onTouchMove={(event) => event.stopPropagation()}
      className={classNames(floatingLook, "w-(--radix-popover-trigger-width) min-w-44 p-1")}
    >
      <Options {...props} />
    </Popover.Content>
  </Popover.Portal>
);

function Options({ id, options, at, chosen, onTake, nothingFound, createLabel }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <>
      <div ref={list} id={id} role="listbox" className="thin-scrollbar max-h-64 overflow-y-auto">
        {options.map((option, index) => (
          <div key={option.value} id={`${id}-${index}`} role="option" aria-selected={index === at} onClick={() => onTake(index)} className={ITEM}>
            <span className="min-w-0 flex-1">{option.label}{option.hint && <span className="ml-2 text-ink3">{option.hint}</span>}</span>
            {option.value === chosen && <Check />}
          </div>
        ))}
        {createLabel && (
          <div id={`${id}-${options.length}`} role="option" aria-selected={at === options.length} onClick={() => onTake(options.length)} className={ITEM}>
            <Plus />{createLabel}
          </div>
        )}
      </div>
      {options.length === 0 && !createLabel && <p role="status" className="px-2 py-1.5 text-ink3">{nothingFound}</p>}
    </>
  );
}
