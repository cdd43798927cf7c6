// Where a poll with codes begins: a code is exchanged for a ballot paper, or one is taken out of a file.

import { useEffect, useState } from "preact/hooks";
import { parseCode } from "../../domain/code.ts";
import { admissionTo, obtain, want } from "../../domain/obtain.ts";
import type { Paper, Wanted } from "../../domain/obtain.ts";
import { TransportError } from "../../domain/request.ts";
import type { Admission } from "../../domain/token.ts";
import { Delivery } from "../delivery.tsx";
import { useReader, useWords } from "../reader.ts";
import { outcomeOf } from "../send.ts";
import { Asking } from "./asking.tsx";
import { PaperHere } from "./paper.tsx";

/** What a code may have been spent on. It outlives the page that asks for the code: another request would be refused. */
export interface Purse {
  wanted: Wanted | null; // drawn once: asking again sends the same
  paper: Paper | null;
}

export interface EntryProps {
  purse: Purse;
  given: string; // the code that stood behind the link
  open: boolean; // it can be answered already
  onDrawn: (atRisk: boolean) => void; // whether something here is lost with the page
  onPaper: (paper: Paper) => void;
  onLeave: () => void;
}

export function Entry({ purse, given, open, onDrawn, onPaper, onLeave }: EntryProps) {
  const { d, link, w } = useReader();
  const c = useWords("codes");
  const [admission, setAdmission] = useState<Admission | null>(null);
  const [typed, setTyped] = useState(parseCode(given) instanceof Uint8Array ? given : ""); // a fragment may be anything
  const [code, setCode] = useState<Uint8Array | null>(null); // on its way
  const [paper, setPaper] = useState<Paper | null>(purse.paper);
  useEffect(() => void admissionTo(d, link).then(setAdmission), []);

  const drawn = async () => (purse.wanted ??= await want(admission!));
  const exchange = async (options: Parameters<typeof obtain>[4], onMade: () => void) => {
    const request = await drawn();
    onMade();
    onDrawn(true);
    try {
      const obtained = await obtain(link, admission!, code!, request, options);
      Object.assign(purse, { wanted: null, paper: obtained });
      setPaper(obtained);
      return { is: "accepted" as const, note: "" };
    } catch (error) {
      // What the server signed is judged here, and it learns nothing of that.
      if (error instanceof TransportError && error.code === "bad_token") return { is: "refused" as const, code: error.code };
      return outcomeOf(error);
    }
  };
  if (!admission) return null;
  if (paper) return <PaperHere paper={paper} open={open} onSaved={() => onDrawn(false)} onAnswer={() => onPaper(paper)} onLeave={onLeave} />;
  if (code) {
    return (
      <Delivery title={c.gettingTitle} making={c.making} says={{ ...c, sending: c.getting }} back={c.backToCode} onBack={() => setCode(null)} onAccepted={() => setCode(null)}
        attempt={exchange} />
    );
  }
  return <Asking {...{ admission, typed, drawn, onLeave, back: w.back }} request={purse.wanted} onTyped={setTyped} onCode={setCode}
    onPaper={(found) => { onDrawn(false); onPaper(found); }} onRequest={(found) => { purse.wanted = found; }} />;
}
