import type { ReactNode } from "react";
import { SettingsNavigation } from "./parts/settings-navigation";

/** The sections beside the work; every page authorises by itself. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-0 flex-1 max-sm:flex-col">
      <SettingsNavigation />
      <div className="flex min-w-0 flex-1 flex-col">{children}</div>
    </div>
  );
}
