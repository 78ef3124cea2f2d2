/** What a person chose for this device; the server reads the cookies and puts them into the first byte. */
export type Preferences = { theme: string; density: string; locale: string };

const YEAR_SECONDS = 31_536_000;

/** Keeps the choice and shows it at once; the language needs the server's words, so the caller refreshes. */
export function prefer(name: keyof Preferences, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  if (name !== "locale") document.documentElement.dataset[name] = value;
}
