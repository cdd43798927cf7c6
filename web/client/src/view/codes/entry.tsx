// Where a poll with codes begins: a code is exchanged for a ballot paper, or one is taken out of a file.

import { useEffect, useRef, useState } from "preact/hooks";
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

export interface EntryProps {
  given: string; // the code that stood behind the link
  open: boolean; // it can be answered already
  onDrawn: (atRisk: boolean) => void; // whether something here is lost with the page
  onPaper: (paper: Paper) => void;
  onLeave: () => void;
}

export function Entry({ given, open, onDrawn, onPaper, onLeave }: EntryProps) {
  const { d, link, w } = useReader();
  const c = useWords("codes");
  const [admission, setAdmission] = useState<Admission | null>(null);
  const wanted = useRef<Wanted | null>(null); // drawn once: asking again sends the same
  const [typed, setTyped] = useState(parseCode(given) instanceof Uint8Array ? given : ""); // a fragment may be anything
  const [code, setCode] = useState<Uint8Array | null>(null); // on its way
  const [paper, setPaper] = useState<Paper | null>(null);
  useEffect(() => void admissionTo(d, link).then(setAdmission), []);

  const drawn = async () => (wanted.current ??= await want(admission!));
  const exchange = async (options: Parameters<typeof obtain>[4], onMade: () => void) => {
    const request = await drawn();
    onMade();
    onDrawn(true);
    try {
      const obtained = await obtain(link, admission!, code!, request, options);
      wanted.current = null;
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
  return <Asking {...{ admission, typed, drawn, onLeave, back: w.back }} request={wanted.current} onTyped={setTyped} onCode={setCode}
    onPaper={(found) => { onDrawn(false); onPaper(found); }} onRequest={(found) => { wanted.current = found; }} />;
}
