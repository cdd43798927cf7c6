// The words of the later part, in the language that the booth speaks.

import { sendingWords } from "../i18n/sending.ts";
import type { SendingStrings } from "../i18n/sending.ts";
import { useReader } from "./reader.ts";

export function useSendingWords(): SendingStrings {
  return sendingWords[useReader().ui]!;
}
