// The words of the second part, by language.

import { en } from "./sending_en.ts";
import { fr } from "./sending_fr.ts";

export type SendingStrings = typeof en;

export const sendingWords: Readonly<Record<string, SendingStrings>> = { en, fr };
