// Asks for a receipt, or for a sealed ballot to send: files, chosen or dropped, or a receipt's text. Whatever it is is read here.

import { useEffect, useState } from "preact/hooks";
import { equalBytes, utf8Bytes } from "../../domain/bytes.ts";
import { formatLink } from "../../domain/link.ts";
import { maxOffered, readOffered } from "../../domain/offered.ts";
import type { Offered, Shown } from "../../domain/offered.ts";
import { Fault } from "../fault.tsx";
import { Heading } from "../heading.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import { Outside } from "../words.tsx";
import type { Carried } from "./carrying.tsx";

interface Props { dropped: File[]; onFound: (shown: Shown) => void; onBallot: (carried: Carried) => void; onLeave: () => void }

type Why = "notAReceipt" | "damaged" | "secretAlone" | "otherSecret" | { address: string };
interface Trouble { why: Why; field: "receipt-file" | "receipt-text"; tries: number }

export function Asking({ dropped, onFound, onBallot, onLeave }: Props) {
  const reader = useReader();
  const { d, link, w } = reader;
  const r = useWords("receipt");
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const take = async (given: readonly (Blob | string)[], fail: (why: Why) => void) => {
    const offered = await Promise.all(given.slice(0, 8).map(async (one): Promise<Offered> => {
      const bytes = typeof one === "string" ? utf8Bytes(one) : one.size > maxOffered ? null : new Uint8Array(await one.arrayBuffer());
      return bytes ? readOffered(bytes, d, link) : { is: "unknown" };
    }));
    const find = <K extends Offered["is"]>(is: K) => offered.find((o): o is Extract<Offered, { is: K }> => o.is === is);
    const [receipt, ballot, secret, elsewhere] = [find("receipt"), find("ballot"), find("secret"), find("elsewhere")];
    if (receipt) return onFound(receipt);
    if (ballot && secret && !equalBytes(secret.key.publicKey, ballot.ballot.key)) return fail("otherSecret");
    if (ballot) return onBallot({ ...ballot, key: secret?.key ?? null });
    const address = elsewhere && formatLink(elsewhere.link);
    if (address) return fail({ address });
    fail(find("damaged") ? "damaged" : secret ? "secretAlone" : "notAReceipt");
  };
  const read = (given: readonly (Blob | string)[]) => {
    const field = typeof given[0] === "string" ? "receipt-text" : "receipt-file";
    const fail = (why: Why) => setTrouble((old) => ({ why, field, tries: (old?.tries ?? 0) + 1 }));
    if (given.length > 0) take(given, fail).catch(() => fail("notAReceipt")); // a file that cannot be read
  };
  useEffect(() => { if (trouble) document.getElementById(trouble.field)?.focus(); }, [trouble]);
  useEffect(() => {
    read(dropped.splice(0));
    const drop = (e: DragEvent) => { if (e.defaultPrevented) read([...e.dataTransfer!.files]); }; // by the booth, anywhere on the page
    addEventListener("drop", drop);
    return () => removeEventListener("drop", drop);
  });
  const wrong = (field: Trouble["field"]) => trouble?.field === field && (
    <Fault w={w} id={`${field}-fault`} tries={trouble.tries}>
      {typeof trouble.why === "string" ? r[trouble.why] : <>{r.elsewhere} <Outside href={trouble.why.address}><bdi>{trouble.why.address}</bdi></Outside></>}
    </Fault>
  );
  const marks = (field: Trouble["field"]) => trouble?.field === field ? { "aria-invalid": true, "aria-describedby": `${field}-fault` } : {};
  const frame = (field: Trouble["field"]) => trouble?.field === field ? "question wrong" : "question";
  return (
    <form noValidate onSubmit={(e) => { e.preventDefault(); read([text]); }}>
      <Heading step="receipt" title={`${trouble ? w.error + w.colon : ""}${r.title} – ${inWords(reader, d.title)}`}>{r.title}</Heading>
      <p class="lead">{r.text}</p>
      <p>{r.ballotText}</p>
      <div class={frame("receipt-file")}>
        <label class="ask" for="receipt-file">{r.file}</label>
        {wrong("receipt-file")}
        <input class="field" id="receipt-file" type="file" multiple {...marks("receipt-file")} onChange={(e) => {
          read([...(e.currentTarget.files ?? [])]);
          e.currentTarget.value = ""; // so that the same can be chosen again
        }} />
      </div>
      <div class={frame("receipt-text")}>
        <label class="ask" for="receipt-text">{r.paste}</label>
        {wrong("receipt-text")}
        <textarea id="receipt-text" {...marks("receipt-text")} rows={6} autocomplete="off" spellcheck={false} dir="auto" value={text} onInput={(e) => setText(e.currentTarget.value)} />
      </div>
      <div class="actions">
        <button type="submit" class="button">{r.check}</button>
        <button type="button" class="button plain" onClick={onLeave}>{w.back}</button>
      </div>
    </form>
  );
}
