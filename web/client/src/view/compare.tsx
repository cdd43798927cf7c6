// The link as a QR code and as words, and how to compare either with what others see.

import { formatLink } from "../domain/link.ts";
import { pollWords } from "../domain/words.ts";
import { QRCode } from "./qr_code.tsx";
import { useReader, useWords } from "./reader.ts";

export function Compare() {
  const { link } = useReader();
  const r = useWords("receipt");
  const text = formatLink(link);
  return (
    <>
      <QRCode text={text} alt={r.codeAlt} />
      <p><code dir="ltr">{text}</code></p>
      <p><code dir="ltr">{pollWords(link.id)}</code></p>
      <ul>{r.codeSteps.map((step) => <li key={step}>{step}</li>)}</ul>
    </>
  );
}
