import { otherLayout, toCyrillic, toLatin, unmix } from "@/lib/clients/scripts";

// Longest spellings first: the short one inside must not be taken out of the long one.
const SPELT_FORMS = [
  "общество с ограниченной ответственностью", "открытое акционерное общество", "закрытое акционерное общество",
  "публичное акционерное общество", "непубличное акционерное общество", "акционерное общество", "индивидуальный предприниматель",
  "федеральное государственное унитарное предприятие", "государственное унитарное предприятие", "муниципальное унитарное предприятие",
  "государственное бюджетное учреждение здравоохранения", "государственное бюджетное учреждение",
  "федеральное государственное бюджетное учреждение", "limited liability company", "joint stock company",
].sort((a, b) => b.length - a.length).map((form) => form.split(" "));

const FORMS = new Set((
  "ооо оао зао ао пао нао одо ип чп тоо гуп муп фгуп гку фгку мку гау мау фгау гбу фгбу мбу фгбоу фгбну гбоу мбоу мбдоу мкоу гоу моу " +
  "гбуз фгбуз огбуз кгбуз гауз огауз кгауз гобуз гуз муз нко ано нп снт тсж спк кфх " +
  "llc ltd inc corp co gmbh ag plc llp lp srl sarl bv nv oy ab kg ojsc cjsc pjsc jsc ooo oao zao pao ao limited incorporated corporation"
).split(" "));

/** «И. И.», «И.И.» and «ИИ» are the same initials, «О.О.О.» is «ООО». */
const joinLetters = (text: string): string => text.replace(/(?<![\p{L}\p{N}])\p{L}(?: \p{L}(?![\p{L}\p{N}]))+/gu, (run) => run.replaceAll(" ", ""));

/** Lower case, ё as е, no quotes or other signs, words of one alphabet, single spaces. */
function plain(text: string): string {
  // Taken apart and put together again: «ё» and "é" lose their marks, «й» keeps its own; invisible signs go.
  const bare = text.replaceAll("№", " ").toLowerCase().normalize("NFKD").replace(/\p{Cf}|(?<![иИ])\p{M}/gu, "");
  const letters = bare.normalize("NFC").toLowerCase();
  // An apostrophe inside a word joins it («о'кей»), all other signs part it.
  const words = letters.replace(/['’`ʼ]/g, "").replace(/&/g, " и ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return joinLetters(words).split(" ").map(unmix).join(" ");
}

/** How many words at the start (or, backwards, the end) name a legal form. */
function formLength(words: string[], atEnd: boolean): number {
  const edge = atEnd ? words.at(-1) : words[0];
  if (edge === undefined) return 0;
  for (const form of SPELT_FORMS) {
    const part = atEnd ? words.slice(-form.length) : words.slice(0, form.length);
    if (part.length === form.length && form.every((word, at) => word === part[at])) return form.length;
  }
  return FORMS.has(edge) ? 1 : 0;
}

/** Legal forms stand before or behind a name, never inside it; a name that is nothing else stays. */
function withoutForms(text: string): string {
  let words = text.split(" ").filter(Boolean);
  for (let cut = formLength(words, false); cut > 0 && cut < words.length; cut = formLength(words, false)) words = words.slice(cut);
  for (let cut = formLength(words, true); cut > 0 && cut < words.length; cut = formLength(words, true)) words = words.slice(0, -cut);
  return words.join(" ");
}

/**
 * What tells companies apart: «ООО "Ёлка"», «Елка, ООО» and «ЕЛКА» have one key. For finding duplicates, not for
 * showing. Empty when the name holds no letter or digit.
 */
export const nameKey = (name: string): string => withoutForms(plain(name));

const LONGEST_QUERY = 100;
const isNumber = (text: string): boolean => /\d/.test(text) && !/\p{L}/u.test(text);
const digitsOf = (text: string): string => text.replace(/\D/g, "");
const unique = (texts: string[]): string[] => [...new Set(texts.filter(Boolean))];

/**
 * The text kept with a client for the trigram index: every word of the parts (name, ИНН, telephones, people, site …)
 * in Cyrillic, in Latin and as it comes back from Latin, numbers as bare digits; no word twice.
 */
export function searchText(parts: readonly (string | null | undefined)[]): string {
  const words = parts.flatMap((part) => {
    if (!part) return [];
    if (isNumber(part)) return [digitsOf(part)];
    const key = nameKey(part);
    // The third way is what a Latin spelling comes back as: «больница» → "bolnitsa" → «болница».
    return [key, toCyrillic(key), toLatin(key), toCyrillic(toLatin(key))].flatMap((words) => words.split(" "));
  });
  return unique(words).join(" ");
}

/**
 * What the typed text may have meant, likeliest first, at most four: as it is, in the other alphabet, typed on the
 * wrong layout, and that in the other alphabet. Match any of them with word_similarity(variant, search) or
 * search LIKE '%variant%'. Numbers come as digits, without a leading 7 or 8 of a telephone. Empty for no query.
 */
export function searchVariants(query: string): string[] {
  const text = query.trim().slice(0, LONGEST_QUERY);
  if (isNumber(text)) {
    const digits = digitsOf(text);
    return unique([digits, /^[78]/.test(digits) && digits.length > 4 && /^[+8]|[\s()-]/.test(text) ? digits.slice(1) : ""]);
  }
  const typed = nameKey(text);
  const meant = nameKey(otherLayout(text.toLowerCase()));
  const other = (words: string): string => (/[а-я]/.test(words) ? toLatin(words) : toCyrillic(words)).trim().replace(/ +/g, " ");
  return unique([typed, other(typed), meant, other(meant)]).slice(0, 4);
}
