import assert from "node:assert/strict";
import { test } from "node:test";
import { localeOf } from "../src/i18n/locale.ts";
import { dayInWords } from "../src/view/when.ts";

test("dates are written in the calendar and digits of the fields that ask for them, whatever the reader's own are", () => {
  Object.defineProperty(globalThis, "navigator", { value: { languages: ["ar-SA-u-ca-islamic-umalqura-nu-arab", "en-TH-u-ca-buddhist"] }, configurable: true });
  assert.match(dayInWords(0, localeOf("ar")), /1970/);
  assert.match(dayInWords(0, localeOf("en")), /1970/);
  // Control: by themselves they are not.
  for (const own of navigator.languages) assert.doesNotMatch(dayInWords(0, own), /1970/);
});
