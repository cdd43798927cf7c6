// The booth from the outside: fetch, verify, and only then show. It fails closed.

import { useCallback, useEffect, useErrorBoundary, useMemo, useRef, useState } from "preact/hooks";
import type { Option } from "../domain/definition.ts";
import { questionsOf } from "../domain/definition.ts";
import type { Link } from "../domain/link.ts";
import { shuffled } from "../domain/shuffle.ts";
import { fetchDefinition, fetchState, TransportError } from "../domain/transport.ts";
import type { Pinned } from "../domain/transport.ts";
import { beside, languageName, ownLanguages, preferred } from "../i18n/index.ts";
import { base, isolated } from "../i18n/locale.ts";
import { Booth } from "./booth.tsx";
import type { Standing } from "./notice.tsx";
import { Foot } from "./foot.tsx";
import { part } from "./parts.ts";
import { fields } from "./question.tsx";
import { ReaderProvider } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { Shell } from "./shell.tsx";
import { Loading, Stop } from "./stop.tsx";
import type { Why } from "./stop.tsx";
import { useVoice } from "./voice.ts";
import type { Spoken } from "./voice.ts";
import { Waiting } from "./waiting.tsx";

type Stage =
  | { is: "loading"; again?: boolean }
  | { is: "stopped"; why: Why; code?: string }
  | ({ is: "here"; link: Link } & Pinned);

/** code is what stood behind the link, until everything is cleared. */
export function App({ link: asked, code = "" }: { link: Link | null; code?: string }) {
  const [stage, setStage] = useState<Stage>({ is: "loading" });
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [clearings, setClearings] = useState(0);
  const load = useCallback(() => {
    setStage({ is: "loading" });
    void arrive(asked, () => setStage({ is: "loading", again: true })).then(setStage);
  }, [asked]);
  useEffect(load, [load]);
  useErrorBoundary(() => setStage(unshowable));
  const offered: readonly string[] = (stage.is === "here" && stage.definition.languages[0] && stage.definition.languages) || ownLanguages;
  const lang = chosen !== null && offered.includes(chosen) ? chosen : preferred(navigator.languages, offered);
  const ui = beside(lang);
  const spoken = useVoice(ui);
  const { voice } = spoken;
  const status = useRest(stage, setStage, spoken.need);
  const begun = useRef(false);
  const order = useOrders();
  const say = useCallback((text: string) => setSaid((old) => (old === text ? text + "\u00a0" : text)), []);
  useEffect(() => {
    if (!voice || chosen === null || voice.asked !== ui) return; // none was chosen, or its words are on their way
    const { inThisLanguage, questionsIn } = voice.words.first;
    say(voice.ui === base(chosen) ? inThisLanguage : questionsIn(isolated(languageName(chosen))));
  }, [voice?.ui, voice?.asked, chosen]);
  if (!voice) return <Waiting again={spoken.lost ? () => void spoken.need().catch(() => {}) : null} />;
  const w = voice.words.first;
  const shell = { w, languages: offered, lang, onLanguage: setChosen, said };
  // The first picture waits for the words of the poll's language, in case others were guessed.
  if (stage.is === "here" && voice.asked === ui) begun.current = true;
  if (stage.is === "loading" || (stage.is === "here" && !begun.current)) return <Shell {...shell}><Loading w={w} again={stage.is === "loading" && stage.again === true} /></Shell>;
  if (stage.is === "stopped") return <Shell {...shell}><Stop {...spoken} words={voice.words} why={stage.why} code={stage.code} onRetry={load} /></Shell>;
  const { definition: d, bytes, link } = stage;
  const reader: Reader = { ...spoken, ...voice, d, bytes, link, lang, w, say, order };
  return (
    <ReaderProvider value={reader}>
      <Shell {...shell} foot={<Foot />}><Booth key={clearings} status={status} code={clearings ? "" : code} onClear={() => setClearings(clearings + 1)} /></Shell>
    </ReaderProvider>
  );
}

async function arrive(link: Link | null, onRetry: () => void): Promise<Stage> {
  if (!window.isSecureContext || !window.crypto?.subtle) return { is: "stopped", why: "insecure" };
  if (!link) return { is: "stopped", why: "badLink" };
  try {
    return { is: "here", link, ...(await fetchDefinition(link, { onRetry })) };
  } catch (error) {
    const code = error instanceof TransportError ? error.code : "bad_definition";
    return { is: "stopped", why: why(code), code };
  }
}

// What is fetched once the questions are shown, without holding them up: how the poll stands (null while that is not known), then
// the parts that judge the definition to the end, seal and send, with their words, and the fields that this poll has. They judge it again before anything is sealed.
function useRest(stage: Stage, stop: (stage: Stage) => void, need: Spoken["need"]): Standing {
  const [status, setStatus] = useState<Standing>(null);
  useEffect(() => {
    if (stage.is !== "here") return;
    const { link, definition, bytes } = stage;
    const withCodes = definition.admission === "codes";
    const prepare = () => Promise.all([part("sending"), withCodes ? part("codes") : null, withCodes && need("codes")])
      .then(([{ checkRules }, more]) => checkRules(definition, bytes, more?.codes).catch(() => stop(unshowable)));
    let known: Standing = null;
    // Once the poll is known to be open nobody asks again: when a device finds its network is a time that the server need not have.
    const ask = () => known === "open" ? undefined : fetchState(link).then(({ full, status, work }) => {
      setStatus(known = full ? "full" : status);
      void part("sending").then(({ workAhead }) => workAhead(link.id, work)).catch(() => {});
    }, () => {});
    const fetchFields = () => questionsOf(definition).every((q) => q.type in fields) || need("fields");
    const fetchCoins = () => questionsOf(definition).some((q) => q.epsilon) && part("sensitive");
    // Last what is needed when the network has gone.
    const rest = () => void Promise.all([ask(), prepare(), need("sending"), fetchFields(), fetchCoins()]).then(() => Promise.all([part("unsent"), need("unusual")])).catch(() => {});
    rest();
    addEventListener("online", rest);
    return () => removeEventListener("online", rest);
  }, [stage]);
  return status;
}

const unshowable: Stage = { is: "stopped", why: "unverified", code: "bad_definition" };

function why(code: string): Why {
  switch (code) {
    case "poll_not_found": case "not_found": case "deleted": return "notFound";
    case "bad_poll_id": return "badLink";
    case "unreachable": case "offline": case "timeout": case "busy": case "internal": case "bad_answer": return "unreachable";
  }
  return "unverified";
}

// Options in an order drawn once: the same list comes back in the same order while the page is open.
function useOrders(): Reader["order"] {
  const drawn = useRef(new Map<Option[], Option[]>());
  return useMemo(() => (list, shuffle) => {
    if (!shuffle) return list;
    const known = drawn.current.get(list) ?? shuffled(list);
    drawn.current.set(list, known);
    return known;
  }, []);
}
