// The ballot paper is here: to answer with at once, or to keep.

import { useState } from "preact/hooks";
import { formatLink } from "../../domain/link.ts";
import type { Paper } from "../../domain/obtain.ts";
import { formatPaper } from "../../domain/paper.ts";
import { Heading } from "../heading.tsx";
import { Later } from "../later.tsx";
import { Mark } from "../mark.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import { moment } from "../when.ts";
import { SavePaper } from "./save.tsx";

interface Props {
  paper: Paper;
  brought: boolean; // so that it is not here alone
  open: boolean;
  onSaved: () => void;
  onAnswer: () => void;
  onLeave: () => void;
}

export function PaperHere({ paper, brought, open, onSaved, onAnswer, onLeave }: Props) {
  const reader = useReader();
  const { d, locale, w } = reader;
  const c = useWords("codes");
  return (
    <div class="stop">
      <Mark />
      <Heading step="paper" title={`${c.paperTitle} – ${inWords(reader, d.title)}`}>{c.paperTitle}</Heading>
      <p class="lead">{brought ? c.broughtText : c.paperText}</p>
      {open ? <div class="actions"><button type="button" class="button" onClick={onAnswer}>{c.answerNow}</button></div>
        : <p class="note warm">{(brought ? w.upcomingText : c.upcoming)(moment(d.opens, locale))}</p>}
      {brought && <p>{c.linkKept}</p>}
      <h2>{c.laterTitle}</h2>
      <p>{c.laterText}</p>
      <p>{c.paperWarning}</p>
      <div class="actions">
        <SavePaper paper={paper} onSaved={onSaved} />
        {!open && <button type="button" class="button plain" onClick={onLeave}>{w.back}</button>}
      </div>
      <AsCode paper={paper} />
    </div>
  );
}

// Folded until it is asked for: others may see the screen. Nobody can tell whether it was taken along, so the page still says what would be lost.
function AsCode({ paper: { key, token } }: { paper: Paper }) {
  const { link } = useReader();
  const c = useWords("codes");
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{c.showPaper}</summary>
      <div>
        <p>{c.paperCode}</p>
        {open && <Later name="qr" within>{({ QRCode }) => <QRCode text={formatPaper(formatLink(link), key.seed, token)} alt={c.paperAlt} />}</Later>}
      </div>
    </details>
  );
}
