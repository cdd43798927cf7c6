// Asks for the code, or for what was saved before: a ballot paper, or the request for one.

import { useEffect, useState } from "preact/hooks";
import { parseCode } from "../../domain/code.ts";
import type { CodeFault } from "../../domain/code.ts";
import { readKept } from "../../domain/obtain.ts";
import type { Kept, Paper, Wanted } from "../../domain/obtain.ts";
import { isPaper } from "../../domain/paper.ts";
import type { Admission } from "../../domain/token.ts";
import { Fault } from "../fault.tsx";
import { Heading } from "../heading.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import { moment } from "../when.ts";
import { Audited } from "./audited.tsx";
import { SaveRequest } from "./save.tsx";

/** Why what was kept is no ballot paper of this poll. */
export type Trouble = Exclude<Kept["is"], "paper" | "request">;

interface Props {
  admission: Admission;
  typed: string;
  request: Wanted | null; // out of a file, or from an earlier try
  wrong: Trouble | null; // with what stood behind the link
  back: string;
  linked: boolean; // something stood behind the link
  drawn: () => Promise<Wanted>;
  onTyped: (text: string) => void;
  onCode: (code: Uint8Array) => void;
  onPaper: (paper: Paper) => void;
  onRequest: (wanted: Wanted) => void;
  onLeave: () => void;
}

const mostKept = 20_000; // bytes

export function Asking({ admission, typed, request, wrong, back, linked, drawn, onTyped, onCode, onPaper, onRequest, onLeave }: Props) {
  const reader = useReader();
  const { d, link, locale, w } = reader;
  const c = useWords("codes");
  const [fault, setFault] = useState<CodeFault | Trouble | null>(wrong);
  const [tries, setTries] = useState(1); // so that each mistake is said, though the focus is in the field already
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [kept, setKept] = useState(request);
  const until = d.tokensUntil ?? d.closes;
  const over = Date.now() >= until.getTime(); // by a clock that may be wrong: the server's word counts, and it is asked all the same

  const toField = () => document.getElementById("code")?.focus();
  useEffect(() => { if (wrong) toField(); }, []);
  const exchange = async () => {
    const code = isPaper(typed.trim()) ? await open(typed) : parseCode(typed);
    if (!code) return;
    if (code instanceof Uint8Array) return onCode(code);
    setFault(code);
    setTries(tries + 1);
    toField();
  };
  const open = async (text: string): Promise<Trouble | null> => {
    const found = await readKept(text, link, admission);
    if (found.is === "paper") onPaper(found.paper);
    else if (found.is !== "request") return found.is;
    else {
      setKept(found.wanted);
      onRequest(found.wanted);
      toField();
    }
    return null;
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    setTrouble(null);
    setTrouble(file.size > mostKept ? "badFile" : await open(await file.text()));
  };
  const taking = (file: File | undefined) => void take(file).catch(() => setTrouble("badFile")); // a file that cannot be read
  useEffect(() => { // before the booth takes what is dropped to the receipt's page
    const drop = (e: DragEvent) => {
      const file = e.dataTransfer?.files[0];
      if (!file?.name.endsWith(".token")) return;
      e.preventDefault();
      taking(file);
    };
    addEventListener("drop", drop, true);
    return () => removeEventListener("drop", drop, true);
  });
  return (
    <form noValidate onSubmit={(e) => { e.preventDefault(); void exchange(); }}>
      <Heading step="code" title={`${fault || trouble ? w.error + w.colon : ""}${c.title} – ${inWords(reader, d.title)}`} still={!!(fault || trouble)}>{c.title}</Heading>
      <p class="lead">{c.text}</p>
      {over && <div class="note warm"><h2>{c.overTitle}</h2><p>{c.overText(moment(until, locale))}</p></div>}
      <div class={fault ? "question wrong" : "question"}>
        <label class="ask" for="code">{c.label}</label>
        <p class="hint" id="code-hint">{c.hint}</p>
        {fault && <Fault w={w} id="code-fault" tries={tries}>{saying(c, fault)}</Fault>}
        {kept && <p class="note" role="status">{c.requestHere}</p>}
        <textarea class="field" id="code" rows={2} autocomplete="off" autocapitalize="characters" spellcheck={false} dir="ltr" value={typed}
          aria-describedby={fault ? "code-fault code-hint" : "code-hint"} aria-invalid={!!fault} onInput={(e) => onTyped(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key !== "Enter") return; // two lines, so that all of a code is seen on a phone; not for more of them
            e.preventDefault();
            void exchange();
          }} />
      </div>
      {linked && <p>{c.linkKept}</p>}
      {!over && <p>{c.until(moment(until, locale))}</p>}
      {d.auditor && <div class="note warm"><Audited /></div>}
      <details>
        <summary>{c.safeTitle}</summary>
        <div><p>{c.safeText}</p>{d.auditor && <p>{c.safeAudited}</p>}<SaveRequest drawn={drawn} /></div>
      </details>
      <div class="actions">
        <button type="submit" class="button">{c.get}</button>
        <button type="button" class="button plain" onClick={onLeave}>{back}</button>
      </div>
      <h2>{c.haveTitle}</h2>
      <p>{c.haveCode}</p>
      {trouble && <Fault w={w} id="paper-fault" tries={1}>{c[trouble]}</Fault>}
      <label class="ask" for="paper-file">{c.file}</label>
      <input class="field" id="paper-file" type="file" aria-describedby={trouble ? "paper-fault" : undefined} aria-invalid={!!trouble} onChange={(e) => {
        taking(e.currentTarget.files?.[0]);
        e.currentTarget.value = ""; // so that the same can be chosen again
      }} />
    </form>
  );
}

function saying(c: ReturnType<typeof useWords<"codes">>, fault: CodeFault | Trouble): string {
  if (typeof fault === "string") return c[fault];
  const { reason, group } = fault;
  switch (reason) {
    case "too_short": return c.tooShort;
    case "too_long": return c.tooLong;
    case "bad_symbol": return c.badSymbol(group);
    case "mistyped": return c.mistyped(group);
  }
}
