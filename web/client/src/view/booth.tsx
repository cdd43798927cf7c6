// Inside the booth: the draft, the step one is at, and what happens to both.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Problem } from "../domain/answers.ts";
import type { State } from "../domain/transport.ts";
import { questionsOf } from "../domain/definition.ts";
import type { Definition } from "../domain/definition.ts";
import { isBlank } from "./blank.ts";
import type { Draft, Entry, Judged } from "./draft.ts";
import { receipt, useSteps, useWarning } from "./history.ts";
import { Later } from "./later.tsx";
import { controlOf } from "./limits.ts";
import { Notice } from "./notice.tsx";
import { PageView, quoteAfter } from "./page.tsx";
import { usePart } from "./parts.ts";
import { useReader } from "./reader.ts";
import type { Held } from "./send.ts";

const empty: Draft = { entries: {}, quote: false };

export function Booth({ status }: { status: State["status"] | null }) {
  const { d, words } = useReader();
  const open = status === null || status === "open"; // while it is not known, nobody waits
  const check = d.pages.length + 1;
  const [draft, setDraft] = useState(empty);
  const [step, go] = useSteps(open ? check : 0);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [tries, setTries] = useState(0); // counts up, so that the summary takes the focus each time
  const [sending, setSending] = useState<"no" | "yes" | "done">("no");
  const [held, setHeld] = useState<Held | null>(null); // what is in the box already
  const [taking, setTaking] = useState(false); // it back, right after it was sent
  const [changing, setChanging] = useState(false); // came from the check, goes back to it
  const focus = useRef<string | null>(null);
  const [waiting, setWaiting] = useState(false); // to go on, for the part that judges
  const code = usePart("sending");
  const ready = words.sending ? code : null;
  const judged = useMemo(() => code?.judge(d, draft) ?? unjudged(d), [code, d, draft]);

  useWarning(sending !== "done" && (draft.quote || Object.values(draft.entries).some((entry) => !isBlank(entry))));
  useEffect(() => {
    const id = focus.current;
    focus.current = null;
    if (id) document.getElementById(id)?.focus();
  });
  useEffect(() => setProblems((old) => old.filter((p) => step === check || pageOf(p) === step)), [step]);

  const pageOf = ({ key }: { key: string }) => {
    const id = key === "quote" ? quoteAfter(d) : key;
    return d.pages.findIndex((page) => page.questions.some((q) => q.id === id)) + 1;
  };
  const reject = (found: Problem[]) => {
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
  const send = () => (judged.problems.length > 0 ? reject(judged.problems) : setSending("yes"));
  const change = (page: number, control: string) => {
    focus.current = control;
    setChanging(true);
    go(page);
  };
  const enter = (id: string, entry: Entry) => setDraft((old) => ({ ...old, entries: { ...old.entries, [id]: entry } }));
  const done = (accepted: Held) => {
    setHeld(accepted);
    setSending("done");
  };
  const replace = (ballot: Held) => {
    setHeld(ballot);
    move(1);
  };
  const forget = () => {
    setHeld(null);
    setDraft(empty);
  };
  const leaveFor = (to: number, withdrawing = false) => {
    setSending("no");
    setTaking(withdrawing);
    move(to);
  };

  if (sending !== "no") {
    return (
      <Later name="sending">
        {({ Sending }) => <Sending answers={judged.answers} held={held} onDone={done} onBack={() => setSending("no")}
          onChange={() => leaveFor(check)} onWithdraw={() => leaveFor(receipt, true)} />}
      </Later>
    );
  }
  if (step === receipt) {
    return <Later name="receipt">{({ Receipt }) => <Receipt held={taking ? held : null} onReplace={replace} onWithdrawn={forget} onLeave={() => move(0)} />}</Later>;
  }
  if (step === 0 || !open) return <Notice status={status} onStart={() => move(1)} onReceipt={() => leaveFor(receipt)} />;
  const shared = { draft, judged, problems, tries };
  if (step === check) {
    return (
      <Later name="sending">
        {({ Check }) => <Check {...shared} replacing={held !== null} onChange={(key) => change(pageOf({ key }), `f-${key}`)}
          onBack={() => history.back()} onProblem={(p) => change(pageOf(p), controlOf(p))} onSend={send} />}
      </Later>
    );
  }
  if (waiting) return <Later name="sending">{() => <Now act={next} />}</Later>;
  return <PageView {...shared} told={ready} number={step} onEntry={enter} onQuote={(quote) => setDraft((old) => ({ ...old, quote }))}
    onNext={next} onBack={() => history.back()} changing={changing} />;
}

// What is shown before anything can be judged: every question that is shown whatever is answered.
function unjudged(d: Definition): Judged {
  const shown = new Set(questionsOf(d).filter((q) => !q.showIf).map((q) => q.id));
  return { answers: { byID: new Map(), quote: false }, problems: [], shown, loose: { answers: {} } };
}

function Now({ act }: { act: () => void }) {
  useLayoutEffect(act, []);
  return null;
}
