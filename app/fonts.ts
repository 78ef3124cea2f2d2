import localFont from "next/font/local";

/*
 * Two faces from npm (`@fontsource…`), because Google's host may be out of reach. One call a subset, as a call has
 * one unicode-range; globals.css joins the subsets into --font-golos (text) and --font-marks (Зв, В, Дог, heads).
 * No adjusted fallback: it would stand between the subsets and take the Cyrillic letters.
 */
const golosCyrillic = localFont({
  src: "../node_modules/@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2",
  weight: "400 900", variable: "--golos-cyrillic", display: "swap", adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116" }],
});
const golosLatin = localFont({
  src: "../node_modules/@fontsource-variable/golos-text/files/golos-text-latin-wght-normal.woff2",
  weight: "400 900", variable: "--golos-latin", display: "swap", adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+20BD, U+2122, U+2190-2193, U+2212, U+2215, U+FEFF, U+FFFD" }],
});
const narrowCyrillic = localFont({
  src: [
    { path: "../node_modules/@fontsource/pt-sans-narrow/files/pt-sans-narrow-cyrillic-400-normal.woff2", weight: "400" },
    { path: "../node_modules/@fontsource/pt-sans-narrow/files/pt-sans-narrow-cyrillic-700-normal.woff2", weight: "700" },
  ],
  variable: "--narrow-cyrillic", display: "swap", adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116" }],
});
const narrowLatin = localFont({
  src: [
    { path: "../node_modules/@fontsource/pt-sans-narrow/files/pt-sans-narrow-latin-400-normal.woff2", weight: "400" },
    { path: "../node_modules/@fontsource/pt-sans-narrow/files/pt-sans-narrow-latin-700-normal.woff2", weight: "700" },
  ],
  variable: "--narrow-latin", display: "swap", adjustFontFallback: false, preload: false,
  declarations: [{ prop: "unicode-range", value: "U+0000-00FF, U+2000-206F, U+2122, U+2212" }],
});

/** Class names that define the variables; they go on <html>. */
export const fontVariables = [golosCyrillic, golosLatin, narrowCyrillic, narrowLatin].map((font) => font.variable).join(" ");
