// Tells of the auditor, before a code is spent, and by which key to know them.

import { Prints } from "../prints.tsx";
import { useReader, useWords } from "../reader.ts";

export function Audited() {
  const { auditor } = useReader().d;
  const c = useWords("codes");
  if (!auditor) return null;
  return (
    <>
      <p>{c.noticeAudited}</p>
      <p>{c.auditorKey}</p>
      <Prints of={[auditor]} />
    </>
  );
}
