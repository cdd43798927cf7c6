// Other people's cryptography, all of it, in one chunk of its own: nothing of ours stands here, so that what we wrote can be
// weighed and read apart. Loaded by import() from seal, ballot and note.

export { Encrypter, Stanza } from "age-encryption";
export { ed25519 } from "@noble/curves/ed25519.js";
export { invert, pow } from "@noble/curves/abstract/modular.js";
export { bytesToNumberBE, numberToBytesBE } from "@noble/curves/utils.js";
