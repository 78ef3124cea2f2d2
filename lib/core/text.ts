/** A NUL is an error of PostgreSQL, half of a surrogate pair comes back as another sign: neither can be kept as it was sent. */
const isReadable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

/** Paths ("next.on") of the texts in a parsed input, arrays and plain objects within it included, that cannot be kept. */
export function unreadableTexts(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === "string") return isReadable(value) ? [] : [path.join(".") || "form"];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unreadableTexts(inner, [...path, name]));
}
