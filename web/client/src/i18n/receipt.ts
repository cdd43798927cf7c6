// The words of the third part, by language.

import { en } from "./receipt_en.ts";
import { fr } from "./receipt_fr.ts";

export type ReceiptStrings = typeof en;

export const receiptWords: Readonly<Record<string, ReceiptStrings>> = { en, fr };
