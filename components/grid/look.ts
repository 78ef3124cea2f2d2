import type { Mark } from "@/lib/months/rules";

const COLOURS = [
  "bg", "surface", "line", "line2", "line3", "ink", "ink2", "faint", "call", "on-call", "tint", "on-tint", "accent", "on-accent", "plan", "alarm",
] as const;
type Colour = (typeof COLOURS)[number];

/** What the canvas takes from the style sheet. */
export interface Look {
  colours: Readonly<Record<Colour, string>>;
  font: string;
  words: Readonly<Record<Mark, string>>;
  /** Device pixels to a CSS pixel. */
  scale: number;
}

export function lookOf(element: Element, words: Look["words"]): Look {
  const style = getComputedStyle(element);
  const colours = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Record<Colour, string>;
  return { colours, font: style.getPropertyValue("--font-marks").trim() || "sans-serif", words, scale: devicePixelRatio || 1 };
}

/** The marks' face has to be there before the first sprite; canvas text does not wait for it. */
export const fontsReady = async ({ font, words }: Look): Promise<void> => {
  const letters = Object.values(words).join("");
  await Promise.all([document.fonts.load(`700 12px ${font}`, letters), document.fonts.load(`400 12px ${font}`, letters)]);
};

/** Calls back when the theme, the system's scheme or the zoom changes. Returns the way to stop. */
export function watchLook(changed: () => void): () => void {
  const stop = new AbortController();
  const theme = new MutationObserver(changed);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-density", "class", "style"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed, { signal: stop.signal });
  addEventListener("resize", changed, { signal: stop.signal });
  return () => {
    theme.disconnect();
    stop.abort();
  };
}
