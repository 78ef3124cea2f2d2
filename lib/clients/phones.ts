import { parsePhoneNumberFromString, type PhoneNumber } from "libphonenumber-js";

export interface Phone {
  /** +74951234567 */
  e164: string;
  /** digits only */
  extension?: string;
}

/**
 * no-digits: nothing to dial; local: the area code is missing; country: write it with + and the country code;
 * short / long: too few or too many digits; invalid: no such number.
 */
export type PhoneRefusal = "no-digits" | "local" | "country" | "short" | "long" | "invalid";

export interface ParsedPhones {
  phones: Phone[];
  refused: { text: string; reason: PhoneRefusal }[];
}

const EXTENSION = /[\s,;(]*(?:доб(?:авочный)?|внутр(?:енний)?|вн|ext(?:ension)?|x|#)\s*[.:№]*\s*(\d{1,7})\s*\)?\s*$/iu;
// A comma or a semicolon before «доб. 123» belongs to the number before it.
const BEFORE_EXTENSION = /[\s,;]+(?=\(?\s*(?:доб|внутр|вн\.|вн\s*\d|ext|x\s*\d|#))/giu;
const BETWEEN = /[,;\n\r]|\s*\/\s*|\s(?:и|или|and|or)\s|\s+(?=\+)/iu;
const LABEL = /^(?:телефон|тел|моб|мобильный|сот|раб|рабочий|факс|т|ф|м|phone|tel|mob|mobile|cell|fax)[\s.:/]*/iu;
const LOCAL_DIGITS = { from: 5, to: 7 };

function withoutLabels(text: string): string {
  const rest = text.trim().replace(LABEL, "");
  return rest === text.trim() ? rest : withoutLabels(rest);
}

/** Numbers are Russian unless they begin with +; those that only look foreign are asked back, not guessed. */
function refusalOf(text: string, digits: string, number: PhoneNumber | undefined): PhoneRefusal | null {
  if (digits === "") return "no-digits";
  const international = text.startsWith("+") || digits.startsWith("810");
  if (!international) {
    if (digits.length < LOCAL_DIGITS.from) return "short";
    if (digits.length <= LOCAL_DIGITS.to) return "local";
    if (digits.length < 10) return "short";
    // 7707083893 is an ИНН more often than a telephone in Kazakhstan, which the library takes it for; so is 12 digits.
    if ((digits.length === 10 && digits.startsWith("7")) || digits.length === 12) return "country";
    if (digits.length === 11 && !/^[78]/.test(digits)) return "country";
    if (digits.length > 11) return "long";
    if (number && number.country !== "RU") return "country";
  }
  if (digits.length > 18) return "long";
  return number?.isValid() ? null : "invalid";
}

function parseOne(piece: string): { phone: Phone } | { reason: PhoneRefusal } {
  const extension = EXTENSION.exec(piece);
  const text = withoutLabels(extension ? piece.slice(0, extension.index) : piece);
  const digits = text.replace(/\D/g, "");
  // «+8 495 …» is an 8 that someone decorated, not Asia.
  const dialled = /^\+\s*8[\s(-]*[3-9]/.test(text) && digits.length === 11 ? text.slice(1).trim() : text;
  const letters = /\p{L}/u.test(dialled);
  const number = letters ? undefined : parsePhoneNumberFromString(dialled, "RU");
  const reason = letters && digits !== "" ? "invalid" : refusalOf(dialled, digits, number);
  if (reason || !number) return { reason: reason ?? "invalid" };
  return { phone: extension?.[1] ? { e164: number.number, extension: extension[1] } : { e164: number.number } };
}

/**
 * All the numbers of one field, as people and old tables write them: several at once, with labels and extensions.
 * What cannot be dialled for sure comes back as written, with the reason; nothing is lost and nothing is guessed.
 */
export function parsePhones(text: string): ParsedPhones {
  const result: ParsedPhones = { phones: [], refused: [] };
  const joined = text.normalize("NFKC").replace(BEFORE_EXTENSION, " ");
  for (const piece of joined.split(BETWEEN)) {
    const trimmed = piece.trim();
    if (withoutLabels(trimmed) === "") continue;
    const found = parseOne(trimmed);
    if ("reason" in found) result.refused.push({ text: trimmed, reason: found.reason });
    else if (!result.phones.some(({ e164, extension }) => e164 === found.phone.e164 && extension === found.phone.extension)) {
      result.phones.push(found.phone);
    }
  }
  return result;
}

/** «+7 495 123-45-67»; 8 800 as it is dialled; abroad as that country writes it. `extensionLabel`: «доб.», "ext." */
export function showPhone(e164: string, extension?: string | null, extensionLabel = "доб."): string {
  const russian = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(e164);
  const shown = russian
    ? `${russian[1] === "800" ? "8" : "+7"} ${russian[1]} ${russian[2]}-${russian[3]}-${russian[4]}`
    : (parsePhoneNumberFromString(e164)?.formatInternational() ?? e164);
  return extension ? `${shown} ${extensionLabel} ${extension}` : shown;
}
