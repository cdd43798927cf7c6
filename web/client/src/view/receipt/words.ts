// The words of the third part, in the language that the booth speaks.

import { receiptWords } from "../../i18n/receipt.ts";
import type { ReceiptStrings } from "../../i18n/receipt.ts";
import { useReader } from "../reader.ts";

export function useReceiptWords(): ReceiptStrings {
  return receiptWords[useReader().ui]!;
}
