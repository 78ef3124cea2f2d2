import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameKey, searchText, searchVariants } from "@/lib/clients/names";
import { otherLayout, toCyrillic, toLatin } from "@/lib/clients/scripts";

const consonant = fc.constantFrom(..."бвгджзклмнпрстфхцчшщ");
const vowel = fc.constantFrom(..."аеиоуыэюя");
const syllable = fc.tuple(consonant, vowel, fc.constantFrom("", "", "й", "н", "р", "ль", "с")).map((parts) => parts.join(""));
/** Words that sound Russian, 7 letters and more. */
const word = fc.array(syllable, { minLength: 3, maxLength: 5 }).map((parts) => parts.join("")).filter((text) => text.length >= 7);

/** pg_trgm, written from its manual: two blanks before a word, one behind. */
const trigrams = (text: string): Set<string> =>
  new Set(text.split(" ").flatMap((one) => Array.from({ length: one.length + 1 }, (_, at) => `  ${one} `.slice(at, at + 3))));
const similarity = (a: string, b: string): number => {
  const [left, right] = [trigrams(a), trigrams(b)];
  const common = [...left].filter((three) => right.has(three)).length;
  return common / (left.size + right.size - common);
};
const best = (query: string, kept: string): number =>
  Math.max(0, ...searchVariants(query).flatMap((variant) => kept.split(" ").map((one) => similarity(variant, one))));
const finds = (query: string, kept: string): boolean => searchVariants(query).some((variant) => kept.includes(variant));

describe("one company, one key", () => {
  test.each([
    ["ООО «Ромашка»", "ромашка"], ["\"РОМАШКА\", ООО", "ромашка"], ["Общество с ограниченной ответственностью «Ромашка»", "ромашка"],
    ["O.О.О. „Ромашка“", "ромашка"], ["POMAШKA", "ромашка"], ["Ёлка", "елка"], ["ЕЛКА ПАО", "елка"], ["ИП Йодов И. И.", "йодов ии"], ["Йодов И.И., ИП", "йодов ии"],
    ["ГБУЗ «Городская больница № 5»", "городская больница 5"], ["АО НИИ «Восход»", "нии восход"], ["Coca‑Cola LLC", "coca cola"], ["Café Pouchkine Ltd.", "cafe pouchkine"],
    ["О'КЕЙ", "окей"], ["Procter&Gamble", "procter и gamble"], ["ЗАО", "зао"], ["Ромаш\u00ADка", "ромашка"], ["«»", ""],
  ])("%s → %s", (name, key) => expect(nameKey(name)).toBe(key));

  test("legal form, quotes, case, ё and spaces do not tell companies apart", () => {
    const dress = fc.constantFrom<(name: string) => string>(
      (n) => `ООО «${n}»`, (n) => `${n}, АО`, (n) => ` пао  "${n.toUpperCase()}" `, (n) => n.replaceAll("е", "ё"),
      (n) => `Закрытое акционерное общество „${n}“`, (n) => `${n} GmbH`, (n) => n.replaceAll(" ", " - "));
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), dress, (words, wear) => {
      expect(nameKey(wear(words.join(" ")))).toBe(words.join(" "));
    }));
  });

  test("a key is its own key", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "grapheme" }), word), (name) => { expect(nameKey(nameKey(name))).toBe(nameKey(name)); }), { numRuns: 1000 });
  });

  test("different names keep different keys", () => {
    expect(nameKey("ТД «Ромашка»")).not.toBe(nameKey("Ромашка"));
    expect(nameKey("Больница 5")).not.toBe(nameKey("Больница 15"));
  });
});

describe("alphabets and layouts", () => {
  test.each([
    ["romashka", "ромашка"], ["sberbank", "сбербанк"], ["yandex", "яндекс"], ["khleb", "хлеб"], ["hleb", "хлеб"], ["tsentr", "центр"], ["centr", "центр"], ["shchit", "щит"],
    ["soyuz", "союз"], ["zhara", "жара"], ["rossiya", "россия"], ["rossia", "россия"], ["coca", "кока"], ["anatoliy", "анатолий"], ["x5", "кс5"],
  ])("%s is %s", (latin, cyrillic) => expect(toCyrillic(latin)).toBe(cyrillic));

  test("a Russian word comes back from Latin, but for the letters Latin has not", () => {
    const kept = fc.array(fc.tuple(fc.constantFrom(..."бвгджзклмнпрстфхчш"), fc.constantFrom(..."аеиоуя")).map(([c, v]) => c + v), { minLength: 1 });
    fc.assert(fc.property(kept, (parts) => { expect(toCyrillic(toLatin(parts.join("")))).toBe(parts.join("")); }));
  });

  test("the layout typed twice wrong is right again", () => {
    fc.assert(fc.property(word, (text) => { expect(otherLayout(otherLayout(text))).toBe(text); }));
    expect([otherLayout("vfuybn"), otherLayout("руддщ"), otherLayout(",tkmt")]).toEqual(["магнит", "hello", "белье"]);
  });
});

describe("search", () => {
  test.each([
    ["romashka", "ООО «Ромашка»"], ["ромашка", "ООО «Ромашка»"], ["РОМАШКА ооо", "ООО «Ромашка»"], ["hjvfirf", "ООО «Ромашка»"], ["кщьфырлф", "Romashka Ltd"], ["vfuybn", "Магнит"],
    ["руддщ", "Hello LLC"], ["кока-кола", "Coca-Cola"], ["hleb", "Хлебозавод"], [",tkmt", "Бельё"], ["ёлка", "ЕЛКА"], ["elektro", "Электросила"], ["bolnitsa", "Больница № 5"], ["aljans", "Альянс"],
  ])("«%s» finds %s", (query, name) => expect(finds(query, searchText([name, "7707083893", "+7 495 123-45-67"]))).toBe(true));

  test("numbers are found however they are written", () => {
    const kept = searchText(["Магнит", "7707083893", "+7 495 123-45-67", null, undefined, ""]);
    for (const query of ["7707083893", "8 (495) 123-45-67", "+7 495 123", "123-45-67", "495 1234567"]) expect(finds(query, kept)).toBe(true);
  });

  test("a name is found typed in either alphabet, on either layout, in any dress", () => {
    const way = fc.constantFrom<(name: string) => string>((n) => n, toLatin, otherLayout, (n) => otherLayout(toLatin(n)), (n) => `ООО «${n.toUpperCase()}»`, (n) => n.slice(0, 5));
    fc.assert(fc.property(word, way, (name, typed) => { expect(finds(typed(name), searchText([`АО «${name}»`]))).toBe(true); }), { numRuns: 500 });
  });

  test("a name is found with one slip of the finger, in either alphabet", () => {
    const slip = fc.constantFrom<(text: string, at: number) => string>(
      (t, at) => t.slice(0, at) + t.slice(at + 1),
      (t, at) => t.slice(0, at) + t.charAt(at + 1) + t.charAt(at) + t.slice(at + 2),
      (t, at) => t.slice(0, at) + t.charAt(at) + t.slice(at));
    fc.assert(fc.property(word, fc.boolean(), slip, fc.nat({ max: 4 }), (name, latin, err, at) => {
      expect(best(err(latin ? toLatin(name) : name, at + 1), searchText([name]))).toBeGreaterThanOrEqual(0.3);
    }), { numRuns: 500 });
  });

  test("another name is not found by chance", () => {
    const kept = searchText(["ООО «Ромашка»"]);
    for (const query of ["магнит", "vfuybn", "лукойл", "сбербанк", "zhara"]) expect(best(query, kept)).toBeLessThan(0.3);
  });

  test("there are at most four variants, none twice and none empty, whatever is typed", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "grapheme" }), word), (query) => {
      const variants = searchVariants(query);
      expect(variants.length).toBeLessThanOrEqual(4);
      expect(new Set(variants).size).toBe(variants.length);
      for (const variant of variants) expect(variant).toMatch(/^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u);
    }), { numRuns: 1000 });
    expect(searchVariants("  ")).toEqual([]);
  });

  test("the text kept has no word twice", () => expect(searchText(["Ромашка Ромашка", "ромашка"])).toBe("ромашка romashka"));
});
