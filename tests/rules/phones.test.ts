import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePhones, showPhone } from "@/lib/clients/phones";

const seven = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }).map((digits) => digits.join(""));
/** Moscow and mobile numbers: every seven digits after these codes are a possible subscriber. */
const national = fc.tuple(fc.constantFrom("495", "812", "916", "903", "800"), seven.filter((digits) => /^[1-9]/.test(digits)))
  .map(([area, rest]) => area + rest)
  .filter((digits) => parsePhones(`+7${digits}`).phones.length === 1);

test.each([
  ["+7 495 123-45-67", "+74951234567"], ["8 (495) 123 45 67", "+74951234567"], ["4951234567", "+74951234567"], ["7-495-1234567", "+74951234567"],
  ["8-800-555-35-35", "+78005553535"], ["+8 495 123-45-67", "+74951234567"], ["тел.: 8 916 123-45-67", "+79161234567"], ["тел./факс (495) 123-45-67", "+74951234567"],
  ["+49 30 123456", "+4930123456"], ["+375 29 123-45-67", "+375291234567"], ["+7 707 123 45 67", "+77071234567"], ["8 10 49 30 123456", "+4930123456"],
])("«%s» is %s", (text, e164) => expect(parsePhones(text)).toEqual({ phones: [{ e164 }], refused: [] }));

test.each([
  ["+7 495 123-45-67 доб. 123", "123"], ["+7 495 123-45-67, доб. 123", "123"], ["8 495 123-45-67 (доб. 4501)", "4501"], ["+7 495 123-45-67 ext 12", "12"],
  ["+7 495 123-45-67 #12", "12"], ["+7 495 123-45-67 доб 007", "007"], ["84951234567 вн. 5", "5"], ["84951234567x12", "12"],
])("«%s» keeps the extension %s", (text, extension) => expect(parsePhones(text)).toEqual({ phones: [{ e164: "+74951234567", extension }], refused: [] }));

test.each([
  ["123-45-67", "local"], ["7707083893", "country"], ["77071234567", "country"], ["8 707 123 45 67", "country"], ["500100732259", "country"], ["375291234567", "country"],
  ["12", "short"], ["49512345", "short"], ["8 495 123 45 678 90", "long"], ["спросить у Ольги", "no-digits"], ["+7 000 000-00-00", "invalid"],
  ["1234567890", "invalid"], ["8 495 ABC-45-67", "invalid"],
])("«%s» is refused: %s", (text, reason) => expect(parsePhones(text)).toEqual({ phones: [], refused: [{ text, reason }] }));

test("several numbers in one field are told apart, and one bad one spoils no other", () => {
  const text = "8 495 123-45-67, 8 916 123-45-67 доб. 2; 123-45-67 / +49 30 123456\n+7 812 123-45-67 +7 916 123-45-68";
  expect(parsePhones(text)).toEqual({
    phones: [
      { e164: "+74951234567" }, { e164: "+79161234567", extension: "2" }, { e164: "+4930123456" }, { e164: "+78121234567" }, { e164: "+79161234568" },
    ],
    refused: [{ text: "123-45-67", reason: "local" }],
  });
});

test("the same number twice is one number", () => expect(parsePhones("84951234567, +7 (495) 123-45-67").phones).toHaveLength(1));

test("an empty field has no numbers", () => expect(parsePhones(" \n ; ,")).toEqual({ phones: [], refused: [] }));

test("a Russian number survives every way of writing it, and what is shown can be typed back", () => {
  fc.assert(fc.property(national, fc.option(fc.integer({ min: 0, max: 9999 }), { nil: undefined }), (digits, ext) => {
    const e164 = `+7${digits}`;
    const extension = ext === undefined ? {} : { extension: String(ext) };
    const tail = ext === undefined ? "" : ` доб. ${ext}`;
    const [a, b, c, d] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 8), digits.slice(8)];
    for (const way of [`+7${digits}`, `8${digits}`, digits, `8 (${a}) ${b}-${c}-${d}`, `+7-${a}-${b} ${c} ${d}`, showPhone(e164)]) {
      expect(parsePhones(way + tail)).toEqual({ phones: [{ e164, ...extension }], refused: [] });
    }
    expect(parsePhones(showPhone(e164, extension.extension)).phones).toEqual([{ e164, ...extension }]);
  }));
});

test("whatever is typed, nothing with a digit in it is lost", () => {
  const piece = fc.constantFrom("8", "495", "123-45-67", "+7", ",", "; ", "/", " доб. 5", "тел.", " ", "\n", "#", "(", ")", "abc", "916");
  fc.assert(fc.property(fc.oneof(fc.string(), fc.array(piece).map((parts) => parts.join(""))), (text) => {
    const { phones, refused } = parsePhones(text);
    if (/\d/.test(text)) expect(phones.length + refused.length).toBeGreaterThan(0);
    for (const { e164 } of phones) expect(e164).toMatch(/^\+[1-9]\d{6,14}$/);
  }), { numRuns: 1000 });
});

test("numbers are shown as people read them", () => {
  expect(showPhone("+74951234567")).toBe("+7 495 123-45-67");
  expect(showPhone("+74951234567", "12", "ext.")).toBe("+7 495 123-45-67 ext. 12");
  expect(showPhone("+78005553535")).toBe("8 800 555-35-35");
  expect(showPhone("+4930123456")).toBe("+49 30 123456");
});
