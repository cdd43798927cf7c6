// Inside the booth: the draft, the step one is at, and what happens to both.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { questionsOf } from "../domain/definition.ts";
import type { Purse } from "./codes/purse.ts";
import type { Paper } from "../domain/obtain.ts";
import type { Definition } from "../domain/definition.ts";
import { isBlank } from "./blank.ts";
import type { Draft, Entry, Found, Judged } from "./draft.ts";
import { focusOn } from "./focus.ts";
import { receipt, useDrop, useSteps, useWarning } from "./history.ts";
import { Later } from "./later.tsx";
import { Notice } from "./notice.tsx";
import type { Standing } from "./notice.tsx";
import { PageView } from "./page.tsx";
import { usePart } from "./parts.ts";
import { useReader } from "./reader.ts";
import type { Ballots, Held } from "./send.ts";

const empty: Draft = { entries: {}, quote: false };

/** onClear puts another booth in the place of this one, and with it goes whatever it holds. */
interface Props { status: Standing; code: string; onClear: () => void }

export function Booth({ status, code: given, onClear }: Props) {
  const { d, w, words, say } = useReader();
  const check = d.pages.length + 1;
  const sent = check + 1;
  const [draft, setDraft] = useState(empty);
  const [step, go] = useSteps(sent);
  const [problems, setProblems] = useState<Found[]>([]);
  const [tries, setTries] = useState(0); // counts up, so that the summary takes the focus each time
  const [unsent, setUnsent] = useState(false); // there are answers that are neither in the box nor in a file
  const [sending, setSending] = useState(false);
  const ballots = useRef<Ballots>(none());
  const dropped = useRef<File[]>([]); // a receipt or a sealed ballot, until it is read
  const purse = useRef<Purse>({});
  const [, setTaken] = useState(0); // ballot papers
  const [drawn, setDrawn] = useState(false); // what a code was spent on, and is nowhere but here
  const [taking, setTaking] = useState(false); // it back, right after it was sent
  const [changing, setChanging] = useState(false); // came from the check, goes back to it
  const focus = useRef<string | null>(null); // the question that is to have it
  const [waiting, setWaiting] = useState(false); // to go on, for the part that judges
  const code = usePart("sending");
  const ready = words.sending ? code : null;
  const judged = useMemo(() => code?.judge(d, draft) ?? unjudged(d), [code, d, draft]);

  const blank = !draft.quote && Object.values(draft.entries).every(isBlank);
  const { paper, held, made } = ballots.current;
  const bought = paper ?? purse.current.paper;
  // While it is not known, nobody waits. A full box is open to who has, or may have, a ballot in it.
  const open = status === null || status === "open" || (status === "full" && (held !== null || made.length > 0));

  useWarning((unsent && !blank) || drawn);
  useEffect(() => {
    const key = focus.current;
    focus.current = null;
    if (key) focusOn(key);
  });
  useEffect(() => {
    setProblems((old) => old.filter((p) => step >= check || pageOf(p) === step));
    if (step !== sent) setSending(false); // whoever goes back gives up the try, and nothing goes out by going forward again
  }, [step]);

  const pageOf = ({ key }: { key: string }) => {
    const id = key === "quote" ? judged.quoteAfter : key;
    return d.pages.findIndex((page) => page.questions.some((q) => q.id === id)) + 1;
  };
  const reject = (found: Found[]) => {
    setProblems(found);
    setTries((n) => n + 1);
  };
  const move = (to: number) => {
    setProblems([]);
    go(to);
  };
  const next = () => {
    setWaiting(!ready);
    if (!ready) return;
    const here = judged.problems.filter((p) => pageOf(p) === step);
    if (here.length > 0) return reject(here);
    setChanging(false);
    move(changing ? check : step + 1);
  };
  const send = () => {
    if (judged.problems.length > 0) return reject(judged.problems);
    setSending(true);
    if (step !== sent) move(sent);
  };
  const change = (key: string) => {
    focus.current = key;
    setChanging(true);
    go(pageOf({ key }));
  };
  const edit = (next: (old: Draft) => Draft) => {
    setDraft(next);
    setUnsent(true);
  };
  const enter = (id: string, entry: Entry) => edit((old) => ({ ...old, entries: { ...old.entries, [id]: entry } }));
  const take = (paper: Paper) => {
    ballots.current = { ...none(), paper };
    purse.current.wanted = purse.current.paper = null;
    setTaken((n) => n + 1);
  };
  const done = () => {
    setDrawn(false);
    setUnsent(false);
    setSending(false);
  };
  const replace = (held: Held) => {
    ballots.current = { ...none(), held };
    setDrawn(false);
    move(1);
  };
  const withdrawn = () => {
    ballots.current = { ...none(), paper: held ? null : paper }; // a paper is another's if this page held none of the ballots it withdrew
    setDraft(empty);
    setUnsent(false);
  };
  const clear = () => {
    const lost = (bought || drawn) && !held && words.codes?.clearPaper;
    if (!confirm((words.unusual?.clearSure ?? w.clearAll) + (lost || ""))) return;
    onClear();
    say(w.cleared);
  };
  const leaveFor = (to: number, withdrawing = false) => {
    setTaking(withdrawing);
    move(to);
  };

  useDrop((files) => {
    if (sending || step === receipt) return; // where what is shown takes it, or nothing may be disturbed
    dropped.current = [...files];
    leaveFor(receipt);
  });

  const view = () => {
    if (step === sent && (sending || held)) {
      return (
        <Later name="sending">
          {({ Done, Sending }) => sending
            ? <Sending answers={judged.answers} ballots={ballots.current} onDone={done} onSaved={() => setUnsent(false)} onBack={() => history.back()} />
            : <Done ballots={ballots.current} onChange={() => move(check)} onWithdraw={() => leaveFor(receipt, true)} />}
        </Later>
      );
    }
    if (step === receipt) {
      return <Later name="receipt" key="receipt">{({ Receipt }) => <Receipt dropped={dropped.current} held={taking ? held : null} onReplace={replace} onWithdrawn={withdrawn} onLeave={() => move(0)} />}</Later>;
    }
    const early = status === "upcoming" && d.admission === "codes"; // for a ballot paper, not for an answer
    if (step === 0 || !(open || early)) return <Notice status={status} onStart={() => move(1)} onReceipt={() => leaveFor(receipt)} />;
    if (early || (d.admission === "codes" && !held && !paper)) {
      return <Later name="codes">{({ Entry }) => <Entry purse={purse.current} given={given} open={open} onDrawn={setDrawn} onPaper={take} onLeave={() => move(0)} />}</Later>;
    }
    const shared = { judged, problems, tries };
    if (step >= check) {
      return (
        <Later name="sending">
          {({ Check }) => <Check {...shared} ballots={ballots.current} onChange={change} onBack={() => history.back()}
            onProblem={(p) => change(p.key)} onSend={send} onSaved={() => setUnsent(false)} />}
        </Later>
      );
    }
    if (waiting) return <Later name="sending">{() => <Now act={next} />}</Later>;
    return <PageView {...shared} draft={draft} told={ready} number={step} onEntry={enter} onQuote={(quote) => edit((old) => ({ ...old, quote }))}
      onNext={next} onBack={() => history.back()} changing={changing} />;
  };
  // Behind the notice something may stand in any field.
  const clearable = step || !blank || held || made[0] || bought || purse.current.wanted || given;
  return <>{view()}{clearable ? <p><button type="button" class="link" onClick={clear}>{w.clearAll}</button></p> : ""}</>;
}

const none = (): Ballots => ({ paper: null, held: null, made: [], late: false });

// What is shown before anything can be judged: every question that is shown whatever is answered.
function unjudged(d: Definition): Judged {
  const shown = new Set(questionsOf(d).filter((q) => !q.showIf).map((q) => q.id));
  return { answers: { byID: new Map(), quote: false }, problems: [], shown };
}

function Now({ act }: { act: () => void }) {
  useLayoutEffect(act, []);
  return null;
}
