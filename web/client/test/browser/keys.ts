// A server's and an organizer's key, as golang.org/x/mod/sumdb/note writes them (C2SP signed-note, algorithm 0x01).

import { createHash, generateKeyPairSync, sign } from "node:crypto";

export interface NoteKey {
  verifier: string;
  sign: (text: string) => string;
}

export function newNoteKey(name: string): NoteKey {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  const key = Buffer.concat([Buffer.from([1]), raw]);
  const hash = createHash("sha256").update(`${name}\n`).update(key).digest().subarray(0, 4);
  return {
    verifier: `${name}+${hash.toString("hex")}+${key.toString("base64")}`,
    sign: (text) => {
      const signature = Buffer.concat([hash, sign(null, Buffer.from(text), privateKey)]);
      return `${text}\n\u2014 ${name} ${signature.toString("base64")}\n`;
    },
  };
}
