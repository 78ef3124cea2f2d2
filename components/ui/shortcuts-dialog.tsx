"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { useBoundHotkeys, useHotkeys } from "@/components/ui/hotkeys";
import { Kbd } from "@/components/ui/kbd";

/** `?` shows what the keys do on this screen. Once, in the root layout. */
export function ShortcutsDialog() {
  const t = useTranslations("common");
  const [open, setOpen] = useState(false);
  // Shift+Slash, not the character: on the Russian layout this key types a comma.
  useHotkeys(useMemo(() => [{ keys: "Shift+Slash", label: t("shortcuts.show"), run: () => setOpen(true) }], [t]), { group: t("shortcuts.everywhere") });
  return (
    <Dialog open={open} onOpenChange={setOpen} title={t("shortcuts.title")} closeLabel={t("close")}>
      <BoundKeys />
    </Dialog>
  );
}

function BoundKeys() {
  const t = useTranslations("common");
  const bound = useBoundHotkeys().toReversed();
  const listed = bound.flatMap(({ group = t("shortcuts.here"), hotkeys }) => hotkeys.filter(({ label }) => label).map((one) => ({ ...one, group })));
  const groups = Map.groupBy(listed, ({ group }) => group);
  return (
    <div className="gap-x-8 sm:columns-2">
      {[...groups].map(([group, hotkeys]) => (
        <section key={group} className="mb-3 break-inside-avoid">
          <h3 className="mb-1 text-caption font-medium text-ink3">{group}</h3>
          <dl>
            {hotkeys.map(({ keys, label }) => (
              <div key={keys} className="flex items-center justify-between gap-3 border-b border-line py-1">
                <dt>{label}</dt>
                <dd><Kbd keys={keys} /><span className="sr-only">{keys.replace(/Mod/g, "Control").replace(/Key|Digit/g, "")}</span></dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
