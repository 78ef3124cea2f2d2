import { expect, test } from "vitest";
import { sources } from "@/tests/support/sources";

type Tree = { [key: string]: string | Tree };

const namespaces = (locale: string) =>
  new Map(sources(`messages/${locale}`, ".json").map(({ file, text }) => [file.replace(/^.*\/|\.json$/g, ""), JSON.parse(text) as Tree]));
const russian = namespaces("ru");
const english = namespaces("en");

const leaves = (tree: Tree, prefix = ""): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === "string" ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`)));
const keys = (tree: Tree) => leaves(tree).map(([key]) => key).toSorted();

test("both languages have the same namespaces", () => {
  expect([...english.keys()]).toEqual([...russian.keys()]);
});

test.each([...russian.keys()])("%s has the same keys in both languages", (namespace) => {
  expect(keys(english.get(namespace) ?? {})).toEqual(keys(russian.get(namespace) ?? {}));
});

test("no message is empty", () => {
  const empty = [...russian, ...english].flatMap(([namespace, tree]) => leaves(tree).filter(([, text]) => !text.trim()).map(([key]) => `${namespace}.${key}`));
  expect(empty).toEqual([]);
});

test("both languages take the same values", () => {
  const different = [...russian].flatMap(([namespace, tree]) => {
    const other = new Map(leaves(english.get(namespace) ?? {}));
    return leaves(tree).filter(([key, text]) => String(values(text)) !== String(values(other.get(key) ?? ""))).map(([key]) => `${namespace}.${key}`);
  });
  expect(different).toEqual([]);
});

/** The names a message takes: "{name}", "{count, plural, one {a word} other {# words}}"; text in branches is no name. */
function values(text: string): string[] {
  const names = new Set<string>();
  // Depths at which a brace opens a branch of a plural or select, instead of naming a value.
  const branches: boolean[] = [];
  for (const [at, sign] of [...text].entries()) {
    if (sign === "}") branches.pop();
    if (sign !== "{") continue;
    const [, name, kind] = /^\{(\w+)\s*(,\s*(?:plural|select|selectordinal)\b)?/.exec([...text].slice(at).join("")) ?? [];
    const isBranch = branches.at(-1) === true;
    if (name && !isBranch) names.add(name);
    branches.push(!isBranch && kind !== undefined);
  }
  return [...names].toSorted();
}

test("the values of a message are told from the words of its branches", () => {
  expect(values("{n, plural, one {day} other {# days of {whom}}} for {name}")).toEqual(["n", "name", "whom"]);
});

test("Russian plurals have all four forms", () => {
  const lame = [...russian].flatMap(([namespace, tree]) =>
    leaves(tree)
      .filter(([, text]) => text.split(/\{\w+,\s*plural,/).slice(1).some((rest) => !["one", "few", "many", "other"].every((form) => new RegExp(`\\b${form}\\s*\\{`).test(rest))))
      .map(([key]) => `${namespace}.${key}`),
  );
  expect(lame).toEqual([]);
});

test("every namespace and every literal key that the code uses exists", () => {
  const code = ["app", "components", "lib"].flatMap((folder) => sources(folder, ".ts", ".tsx"));
  expect(code.flatMap(({ file, text }) => unknownKeys(text).map((key) => `${file}: ${key}`))).toEqual([]);
});

/** `const t = useTranslations("clients")` makes `t("title")` mean clients.title; a computed key is left to its own test. */
function unknownKeys(text: string): string[] {
  const known = new Map<string, string[]>();
  for (const [, name = "", namespace = ""] of text.matchAll(/const (\w+) = (?:await )?(?:use|get)Translations\(\s*"([^"]+)"/g)) {
    known.set(name, [...(known.get(name) ?? []), namespace]);
  }
  const missing = [...known.values()].flat().filter((namespace) => !has(namespace));
  for (const [name, spaces] of known) {
    for (const [, key = ""] of text.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.rich|\\.markup|\\.raw)?\\(\\s*"([^"]+)"`, "g"))) {
      if (!spaces.some((namespace) => has(`${namespace}.${key}`))) missing.push(`${spaces.join("|")}.${key}`);
    }
  }
  return missing;
}

function has(dotted: string): boolean {
  const [namespace = "", ...rest] = dotted.split(".");
  let here: string | Tree | undefined = russian.get(namespace);
  for (const key of rest) here = typeof here === "object" ? here[key] : undefined;
  return here !== undefined;
}

test("the check of keys sees what is missing", () => {
  expect(unknownKeys('const t = useTranslations("no-such-space");')).toEqual(["no-such-space"]);
  expect(unknownKeys('const t = await getTranslations("nav");\nt("no-such-key")')).toEqual(["nav.no-such-key"]);
});
