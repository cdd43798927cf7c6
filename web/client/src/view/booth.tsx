// Inside the booth: the draft, the step one is at, and what happens to both.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Problem } from "../domain/answers.ts";
import type { State } from "../domain/transport.ts";
import type { Draft, Entry } from "./draft.ts";
import { isBlank, judge } from "./draft.ts";
import { receipt, useSteps, useWarning } from "./history.ts";
import { Later } from "./later.tsx";
import { controlOf } from "./limits.ts";
import { Notice } from "./notice.tsx";
import { PageView, quoteAfter } from "./page.tsx";
import { part } from "./parts.ts";
import type { Code } from "./parts.ts";
import { useReader } from "./reader.ts";
import type { Held } from "./send.ts";

const empty: Draft = { entries: {}, quote: false };

export function Booth({ status }: { status: State["status"] | null }) {
  const { d, words, need } = useReader();
  const open = status === null || status === "open"; // while it is not known, nobody waits
  const check = d.pages.length + 1;
  const [draft, setDraft] = useState(empty);
  const [step, go] = useSteps(open ? check : 0);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [told, setTold] = useState<Code["sending"] | null>(null); // what puts them into words
  const [tries, setTries] = useState(0); // counts up, so that the summary takes the focus each time
  const [sending, setSending] = useState<"no" | "yes" | "done">("no");
  const [held, setHeld] = useState<Held | null>(null); // what is in the box already
  const [taking, setTaking] = useState(false); // it back, right after it was sent
  const [changing, setChanging] = useState(false); // came from the check, goes back to it
  const focus = useRef<string | null>(null);
  const judged = useMemo(() => judge(d, draft), [d, draft]);

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
  const reject = (found: Problem[]) => void Promise.all([part("sending"), need("sending")]).then(([arrived]) => {
    setTold(arrived);
    setProblems(found);
    setTries((n) => n + 1);
  }, () => move(check)); // which says what is missing, and catches the rest
  const move = (to: number) => {
    setProblems([]);
    go(to);
  };
  const next = () => {
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
  return <PageView {...shared} told={words.sending ? told : null} number={step} onEntry={enter} onQuote={(quote) => setDraft((old) => ({ ...old, quote }))}
    onNext={next} onBack={() => history.back()} changing={changing} />;
}
