// Inside the booth: the draft, the step one is at, and what happens to both.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Problem } from "../domain/answers.ts";
import type { State } from "../domain/transport.ts";
import { Check } from "./check.tsx";
import type { Draft, Entry } from "./draft.ts";
import { isBlank, judge } from "./draft.ts";
import { useSteps, useWarning } from "./history.ts";
import { Notice } from "./notice.tsx";
import { PageView, quoteAfter } from "./page.tsx";
import { controlOf } from "./problems.ts";
import { useReader } from "./reader.ts";
import { Sending } from "./sending.tsx";

const empty: Draft = { entries: {}, quote: false };

export function Booth({ status }: { status: State["status"] }) {
  const { d } = useReader();
  const check = d.pages.length + 1;
  const [draft, setDraft] = useState(empty);
  const [step, go] = useSteps(status === "open" ? check : 0);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [tries, setTries] = useState(0); // counts up, so that the summary takes the focus each time
  const [sending, setSending] = useState<"no" | "yes" | "done">("no");
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
  const reject = (found: Problem[]) => {
    setProblems(found);
    setTries(tries + 1);
  };
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
  const done = () => {
    setDraft(empty);
    setSending("done");
  };

  if (sending !== "no") return <Sending answers={judged.answers} onDone={done} onBack={() => setSending("no")} />;
  if (step === 0) return <Notice status={status} onStart={() => move(1)} />;
  const shared = { draft, judged, problems, tries };
  if (step === check) {
    return <Check {...shared} onChange={(key) => change(pageOf({ key }), `f-${key}`)} onBack={() => history.back()}
      onProblem={(p) => change(pageOf(p), controlOf(p))} onSend={send} />;
  }
  return <PageView {...shared} number={step} onEntry={enter} onQuote={(quote) => setDraft((old) => ({ ...old, quote }))}
    onNext={next} onBack={() => history.back()} changing={changing} />;
}
