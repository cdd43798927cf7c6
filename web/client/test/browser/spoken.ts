// The booth's own words, for tests that press a button by its name in every language.

import type { Words } from "../../src/i18n/index.ts";
import type { Language } from "../../src/i18n/speech.ts";

export async function spoken(lang: Language): Promise<Words> {
  const part = async (name: string) => ((await import(`../../src/i18n/${lang}/${name}.ts`)) as { words: unknown }).words;
  return { first: await part("first"), sending: await part("sending"), unusual: await part("unusual"), receipt: await part("receipt") } as Words;
}
