// The check of a receipt, what it says, and what can be done then.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { maxSeq } from "../../domain/ballot.ts";
import { formatPollID } from "../../domain/link.ts";
import type { Shown } from "../../domain/offered.ts";
import { TransportError } from "../../domain/request.ts";
import { checkReceipt } from "../../domain/verdict.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { isolated } from "../../i18n/locale.ts";
import { Heading } from "../heading.tsx";
import { Mark } from "../mark.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import { download } from "../save.tsx";
import type { Held } from "../send.ts";
import { moment } from "../when.ts";

interface Props { shown: Shown; onReplace: (held: Held) => void; onWithdraw: (held: Held) => void; onAnother: () => void; onLeave: () => void }

export function Checking({ shown, onReplace, onWithdraw, onAnother, onLeave }: Props) {
  const reader = useReader();
  const { d, link, w, locale } = reader;
  const r = useWords("receipt");
  const u = useWords("unusual");
  const [read, setRead] = useState<[number, number] | null>(null); // entries of the log, out of how many
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [failed, setFailed] = useState<string | null>(null); // a code
  const figure = (n: number) => new Intl.NumberFormat(locale).format(n);
  const run = () => {
    setFailed(null);
    setRead(null);
    checkReceipt(shown.note, d, link, shown.key, { onProgress: (done, total) => setRead([done, total]) })
      .then(setVerdict, (error: unknown) => setFailed(error instanceof TransportError ? error.code : "internal"));
  };
  useEffect(run, [shown]);

  const page = (step: string, title: string, children: ComponentChildren) => (
    <div class="stop">
      {step !== "checking" && <Mark />}
      <Heading step={step} title={`${title} – ${inWords(reader, d.title)}`}>{title}</Heading>
      {children}
    </div>
  );
  const ways = (
    <>
      <button type="button" class="button plain" onClick={onAnother}>{r.another}</button>
      <button type="button" class="button plain" onClick={onLeave}>{r.toPoll}</button>
    </>
  );
  if (failed) {
    const why = r.failures[failed] ?? u.refusals[failed] ?? r.unreachableText;
    return page("failed", failed in r.failures ? r.failedTitle : r.unreachableTitle, (
      <>
        <p class="lead">{why}</p>
        <p class="reason">{w.reason(failed)}</p>
        <div class="actions"><button type="button" class="button" onClick={run}>{w.tryAgain}</button>{ways}</div>
      </>
    ));
  }
  if (!verdict) return page("checking", r.checkingTitle, <><p>{read ? r.reading(figure(read[0]), figure(read[1])) : r.asking}</p><div class="wait" /></>);
  const [title, text] = {
    forged: [r.forgedTitle, r.forgedText],
    open: [r.openTitle, r.openText(moment(d.closes, locale))],
    sealing: [r.sealingTitle, r.sealingText],
    logged: [r.loggedTitle, r.loggedText],
    replaced: [r.replacedTitle, r.replacedText],
    withdrawn: [r.withdrawnTitle, r.withdrawnText],
    missing: [r.missingTitle, r.missingText],
    contradicted: [r.missingTitle, r.contradictedText],
  }[verdict.is] as [string, string];
  const held = verdict.is === "open" && shown.key ? { ...shown, key: shown.key } : null;
  const replaceable = held && held.seq < maxSeq;
  const evidence = "evidence" in verdict ? verdict.evidence : null;
  const name = `isoloir-${r.evidenceFile}-${formatPollID(link.id).slice(0, 8)}.txt`;
  return page(verdict.is, title, (
    <>
      <p class="lead">{text}</p>
      {evidence && <p class="note warm">{r.missingNext(isolated(d.notice.contact))}</p>}
      {held && (
        <>
          <h2>{r.changeTitle}</h2>
          {replaceable && <p>{r.replaceText}</p>}
          <p>{r.withdrawText}</p>
        </>
      )}
      <div class="actions">
        {evidence && <button type="button" class="button" onClick={() => download(name, r.evidence(evidence, verdict.is === "missing"))}>{r.saveEvidence}</button>}
        {replaceable && <button type="button" class="button" onClick={() => onReplace(held)}>{r.replace}</button>}
        {held && <button type="button" class="button plain" onClick={() => onWithdraw(held)}>{r.withdraw}</button>}
        {ways}
      </div>
    </>
  ));
}
