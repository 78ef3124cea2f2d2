export type InnRefusal = "length" | "digits" | "checksum" | "zero";

export type InnCheck =
  | { ok: true; inn: string; kind: "ORGANISATION" | "PERSON" }
  /** `suggestion`: the same number with the check digits it should have */
  | { ok: false; reason: InnRefusal; suggestion?: string };

// Weights of the check digits, FNS order ММВ-7-6/435@. The shorter rows are tails of the longest.
const WEIGHTS = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

const checkDigit = (digits: string): number => {
  const weights = WEIGHTS.slice(WEIGHTS.length - digits.length);
  return (weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11) % 10;
};

/** The number with the right check digits: one of ten for an organisation, two of twelve for a person. */
function withCheckDigits(digits: string): string {
  if (digits.length === 10) return digits.slice(0, 9) + checkDigit(digits.slice(0, 9));
  const first = digits.slice(0, 10) + checkDigit(digits.slice(0, 10));
  return first + checkDigit(first);
}

/**
 * ИНН of an organisation (10 digits) or a person (12). Spaces, hyphens and a leading «ИНН» are allowed in the text.
 * Nothing but zeros passes the sum, and is refused.
 */
export function checkInn(text: string): InnCheck {
  const inn = text.normalize("NFKC").trim().replace(/^инн[\s:№]*/i, "").replace(/[\s‐-―-]/g, "");
  if (!/^\d*$/.test(inn)) return { ok: false, reason: "digits" };
  if (inn.length !== 10 && inn.length !== 12) return { ok: false, reason: "length" };
  if (/^0+$/.test(inn)) return { ok: false, reason: "zero" };
  const right = withCheckDigits(inn);
  if (right === inn) return { ok: true, inn, kind: inn.length === 10 ? "ORGANISATION" : "PERSON" };
  return /^0+$/.test(right) ? { ok: false, reason: "checksum" } : { ok: false, reason: "checksum", suggestion: right };
}
