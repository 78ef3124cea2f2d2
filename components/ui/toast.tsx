"use client";
import { useTranslations } from "next-intl";
import { Toaster, toast } from "sonner";
import { useHotkeys } from "@/components/ui/hotkeys";
import { Kbd } from "@/components/ui/kbd";

type Undo = { label: string; run: () => void };
const UNDO_MS = 10_000;
const PLAIN_MS = 5_000;

type ToastId = string | number;
/** What can still be taken back, the newest last. */
let undos: readonly { id: ToastId; run: () => void }[] = [];

const forget = (id: ToastId) => {
  undos = undos.filter((one) => one.id !== id);
};

/** Takes back what this toast speaks of, and nothing else. */
const takeBack = (id: ToastId | undefined) => {
  const found = undos.find((one) => one.id === id);
  if (!found) return;
  forget(found.id);
  toast.dismiss(found.id);
  found.run();
};
const undoLast = () => takeBack(undos.at(-1)?.id);

/** Says what was done, with Undo where it can be taken back (also by Ctrl/⌘ Z until the toast leaves). */
export function notify(text: string, undo?: Undo): void {
  const id: ToastId = toast(text, {
    duration: undo ? UNDO_MS : PLAIN_MS,
    action: undo && (
      <button type="button" onClick={() => takeBack(id)} className="ml-auto flex shrink-0 items-center gap-2 font-semibold">
        <span className="underline underline-offset-2">{undo.label}</span>
        <Kbd keys="Mod+KeyZ" inherit className="max-sm:hidden" />
      </button>
    ),
    onDismiss: (gone) => forget(gone.id),
    onAutoClose: (gone) => forget(gone.id),
  });
  if (undo) undos = [...undos, { id, run: undo.run }];
}

/** Says that something was refused or failed and what to do; stays until it is read. */
export const notifyProblem = (text: string): void => {
  toast.error(text, { duration: 15_000, closeButton: true });
};

const UNDO_KEYS = [{ keys: "Mod+KeyZ", run: undoLast }];

/** Once, in the root layout. */
export function Toasts() {
  const t = useTranslations("common");
  return (
    <>
      <UndoKey />
      <Toaster
        position="bottom-center"
        expand
        containerAriaLabel={t("toasts")}
        hotkey={[]}
        offset={16}
        mobileOffset={{ bottom: "calc(var(--bottom-bar) + 8px)", left: 8, right: 8 }}
        toastOptions={{
          unstyled: true,
          closeButtonAriaLabel: t("close"),
          classNames: {
            toast: "flex w-full font-sans items-center gap-3 rounded-lg bg-ink px-3 py-2.5 text-body text-bg shadow-pop data-[type=error]:bg-alarm-tint data-[type=error]:text-ink",
            content: "min-w-0 flex-1",
            icon: "hidden",
            closeButton: "order-last ml-auto shrink-0 text-current",
          },
        }}
      />
    </>
  );
}

/** In a field Ctrl Z belongs to the text; everywhere else to the last change. */
function UndoKey() {
  useHotkeys(UNDO_KEYS);
  return null;
}
