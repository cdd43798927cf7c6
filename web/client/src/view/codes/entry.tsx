// Where a poll with codes begins: a code is exchanged for a ballot paper, or one is brought along, in a file or behind the link.

import { useEffect, useState } from "preact/hooks";
import { parseCode } from "../../domain/code.ts";
import { admissionTo, obtain, readKept } from "../../domain/obtain.ts";
import type { Paper } from "../../domain/obtain.ts";
import { isPaper } from "../../domain/paper.ts";
import { TransportError } from "../../domain/request.ts";
import type { Admission } from "../../domain/token.ts";
import { Delivery } from "../delivery.tsx";
import { useReader, useWords } from "../reader.ts";
import { outcomeOf } from "../send.ts";
import { Asking } from "./asking.tsx";
import type { Trouble } from "./asking.tsx";
import { PaperHere } from "./paper.tsx";
import { bought, drawnFor, requestFor } from "./purse.ts";
import type { Purse } from "./purse.ts";

let used = ""; // what stood behind the link is taken once: whoever withdraws that ballot does not get its paper again

export interface EntryProps {
  purse: Purse;
  given: string; // the code, or the ballot paper, that stood behind the link
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
  const [paper, setPaper] = useState(purse.paper);
  const [wrong, setWrong] = useState<Trouble | null>(null);
  useEffect(() => void begin(), []);

  const begin = async () => {
    const a = await admissionTo(d, link);
    if (isPaper(given) && given !== used) {
      const found = await readKept(given, link, a);
      if (found.is === "paper") {
        used = given;
        bring(found.paper);
      } else if (found.is !== "request") setWrong(found.is);
    }
    setAdmission(a);
  };
  const bring = (found: Paper) => {
    onDrawn(false);
    if (open) return onPaper(found);
    Object.assign(purse, { paper: found, brought: true });
    setPaper(found);
  };

  const drawn = () => {
    const read = parseCode(typed);
    return read instanceof Uint8Array ? requestFor(purse, admission!, link.id, read) : drawnFor(purse, admission!);
  };
  const exchange = async (options: Parameters<typeof obtain>[4], onMade: () => void) => {
    const request = await requestFor(purse, admission!, link.id, code!);
    onMade();
    onDrawn(true);
    try {
      const obtained = await obtain(link, admission!, code!, request, options);
      bought(purse, code!, obtained);
      setPaper(obtained);
      return { is: "accepted" as const, note: "" };
    } catch (error) {
      // What the server signed is judged here, and it learns nothing of that.
      if (error instanceof TransportError && error.code === "bad_token") return { is: "refused" as const, code: error.code };
      return outcomeOf(error);
    }
  };
  if (!admission) return null;
  if (paper) return <PaperHere paper={paper} brought={!!purse.brought} open={open} onSaved={() => onDrawn(false)} onAnswer={() => onPaper(paper)} onLeave={onLeave} />;
  if (code) {
    return (
      <Delivery title={c.gettingTitle} making={c.making} says={{ ...c, sending: c.getting }} back={c.backToCode} onBack={() => setCode(null)} onAccepted={() => setCode(null)}
        attempt={exchange} />
    );
  }
  return <Asking {...{ admission, typed, wrong, drawn, onLeave, back: w.back, linked: !!given }} request={purse.wanted ?? null} onTyped={setTyped} onCode={setCode}
    onPaper={bring} onRequest={(found) => { purse.wanted = found; }} />;
}
