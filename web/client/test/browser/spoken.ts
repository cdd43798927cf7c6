// The booth's own words, for tests that press a button by its name in every language.

import type { Words } from "../../src/i18n/index.ts";
import type { Language } from "../../src/i18n/speech.ts";

export const spoken = async (lang: Language): Promise<Words> => (await import(`../../src/i18n/${lang}.ts`)) as Words;
