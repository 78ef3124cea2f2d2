import { expect, test } from "vitest";
import { keyName } from "@/components/ui/keyboard-layout";

test("a key is drawn with the letter of the layout in use", () => {
  expect(keyName("KeyC", "ru", false)).toBe("С");
  expect(keyName("KeyP", "ru", false)).toBe("З");
  expect(keyName("KeyC", "en", false)).toBe("C");
});

test("the command key takes the place of Ctrl on a Mac", () => {
  expect(keyName("Mod", "ru", true)).toBe("⌘");
  expect(keyName("Mod", "ru", false)).toBe("Ctrl");
});
