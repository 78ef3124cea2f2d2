"use client";
import { useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Plus } from "@/components/ui/icons";
import { AddEntryForm } from "../parts/entry-form";

/** A line with a plus that opens into the form; Esc folds it again. */
export function AddSubChannel({ channelId, zone, label, placeholder }: { channelId: string; zone: string; label: string; placeholder: string }) {
  const [open, setOpen] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => { if (event.key === "Escape") setOpen(false); };
  if (!open) return <Button tone="ghost" aria-label={label} onClick={() => setOpen(true)} className="ml-7.5"><Plus />{placeholder}</Button>;
  return (
    <div onKeyDown={onKeyDown} className="pl-6">
      <AddEntryForm autoFocus dictionary="subChannel" channelId={channelId} zone={zone} parents={[]} label={label} placeholder={placeholder} />
    </div>
  );
}
