/**
 * The two alphabets and the two keyboard layouts a name is typed in. All functions take and give lower case; what
 * they do not know stays as it is.
 */

const TO_LATIN: Record<string, string> = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o",
  п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
};

// Longest first: people write one Russian letter with one to four Latin ones, each in their own way.
const TO_CYRILLIC: [latin: string, cyrillic: string][] = [
  ["shch", "щ"], ["sch", "щ"], ["tch", "ч"], ["iya", "ия"], ["iyu", "ию"], ["iye", "ие"],
  ["zh", "ж"], ["kh", "х"], ["ts", "ц"], ["tz", "ц"], ["ch", "ч"], ["sh", "ш"], ["ph", "ф"], ["th", "т"], ["ck", "к"], ["qu", "кв"],
  ["yu", "ю"], ["ju", "ю"], ["iu", "ю"], ["ya", "я"], ["ja", "я"], ["ia", "ия"], ["yo", "е"], ["jo", "е"], ["ye", "е"], ["je", "е"], ["iy", "ий"], ["yy", "ый"],
  ["oo", "у"], ["ee", "и"],
  ["a", "а"], ["b", "б"], ["v", "в"], ["w", "в"], ["g", "г"], ["d", "д"], ["e", "е"], ["z", "з"], ["i", "и"], ["j", "й"], ["k", "к"], ["q", "к"],
  ["l", "л"], ["m", "м"], ["n", "н"], ["o", "о"], ["p", "п"], ["r", "р"], ["s", "с"], ["t", "т"], ["u", "у"], ["f", "ф"], ["h", "х"], ["x", "кс"],
];

const QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const JCUKEN = "ёйцукенгшщзхъфывапролджэячсмитьбю";
const FROM_QWERTY = new Map([...QWERTY].map((key, at) => [key, JCUKEN.charAt(at)]));
const FROM_JCUKEN = new Map([...JCUKEN].map((key, at) => [key, QWERTY.charAt(at)]));
// The shifted keys of letters: «<tkmt» was meant to be «Белье».
for (const [shifted, letter] of [["~", "ё"], ["{", "х"], ["}", "ъ"], [":", "ж"], ['"', "э"], ["<", "б"], [">", "ю"]] as const) FROM_QWERTY.set(shifted, letter);

const VOWEL = /[aeiouyаеиоуыэюя]/;

/** «ромашка» → "romashka" */
export const toLatin = (text: string): string => [...text].map((letter) => TO_LATIN[letter] ?? letter).join("");

/** c and y sound by their neighbours: "centr", "coca", "magnity", "anatoly", "yoga". */
function oneLetter(text: string, at: number): string {
  const letter = text.charAt(at);
  const next = text.charAt(at + 1);
  if (letter === "c") return /[eiy]/.test(next) ? "ц" : "к";
  if (letter === "y") return VOWEL.test(text.charAt(at - 1)) || VOWEL.test(next) || at === 0 ? "й" : "ы";
  return letter;
}

/** "romashka" → «ромашка», in whatever of the usual spellings; ъ, ь and the difference of е, ё, э are lost in Latin. */
export function toCyrillic(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; ) {
    const found = TO_CYRILLIC.find(([latin]) => text.startsWith(latin, at));
    out += found ? found[1] : oneLetter(text, at);
    at += found ? found[0].length : 1;
  }
  return out;
}

/** What the same keys give on the other layout: "vfuybn" → «магнит», «руддщ» → "hello". The text before any cleaning. */
export function otherLayout(text: string): string {
  const cyrillic = /[а-яё]/.test(text);
  return [...text].map((key) => (cyrillic ? FROM_JCUKEN : FROM_QWERTY).get(key) ?? key).join("");
}

// Letters that look alike: «POMAШKA» and «ООО» come half in Latin out of old files.
const TWINS = new Map([..."abcehkmoptxy"].map((latin, at) => [latin, "авсенкмортху".charAt(at)]));

/** A word of mixed alphabets written in the Cyrillic one; a word of one alphabet stays. */
export const unmix = (word: string): string =>
  /[а-я]/.test(word) && /[a-z]/.test(word) ? [...word].map((letter) => TWINS.get(letter) ?? letter).join("") : word;
