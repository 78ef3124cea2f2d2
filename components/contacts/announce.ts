import type { Kind, Reach } from "@/lib/contacts/form";

/** Told on `window`, so that whatever shows clients can paint the change without waiting for its next reading. */
export interface CardLogged { readonly clientId: string; readonly occurredOn: string; readonly kind: Kind; readonly reach: Reach }
/** Something about a client's months changed: a card was corrected or taken back, a plan was put or taken out. */
export interface MonthsChanged { readonly clientId: string }

interface Announcements { "five-wins:card-logged": CardLogged; "five-wins:months-changed": MonthsChanged }

export function announce<Name extends keyof Announcements>(name: Name, detail: Announcements[Name]): void {
  dispatchEvent(new CustomEvent(name, { detail }));
}
