// An esbuild plugin that leaves out what the booth never calls of age and of the libraries under it: recipients of the kinds
// `tag` (NIST curves), passphrases (scrypt), and square roots in any field: Curve25519 has its own. It saves a quarter of the chunk, and on
// an old phone the time to set those curves up.
// Nothing else changes: all tests run against the lean library, and Go opens what it seals. The build fails if a part that it changes
// is no longer as it was.

import { readFileSync } from "node:fs";

const leftOut = 'class ScryptRecipient { constructor() { throw new Error("left out of this build"); } }';

// A call that has no effect but its result, which the authors did not mark as such.
const pure = (call) => [call, `/* @__PURE__ */ (() => ${call})()`];

// file → parts of it that stand there once, and what they become
const changes = {
  "age-encryption/dist/index.js": [
    ['import { ScryptIdentity, ScryptRecipient } from "./recipients.js";', `${leftOut}\nconst ScryptIdentity = ScryptRecipient;`],
    [
      'import { TagRecipient, HybridTagRecipient } from "./recipients.js";',
      "const TagRecipient = ScryptRecipient, HybridTagRecipient = ScryptRecipient;",
    ],
  ],
  "@noble/curves/abstract/modular.js": [
    ["this._sqrt = FpSqrt(this.ORDER);", 'throw new Error("left out of this build");'],
  ],
  "@noble/post-quantum/hybrid.js": [
    pure("QSF('QSF-KEM(ML-KEM-768,P-256)-XOF(SHAKE256)-KDF(SHA3-256)', ml_kem768, ecdhKem(p256, true), shake256, sha3_256)"),
    pure("QSF('QSF-KEM(ML-KEM-1024,P-384)-XOF(SHAKE256)-KDF(SHA3-256)', ml_kem1024, ecdhKem(p384, true), shake256, sha3_256)"),
    pure("createKitchenSink('KitchenSink-KEM(ML-KEM-768,X25519)-XOF(SHAKE256)-KDF(HKDF-SHA-256)', ml_kem768, x25519kem, shake256, sha256)"),
  ],
};

export const lean = {
  name: "lean",
  setup(build) {
    build.onLoad({ filter: /\/(age-encryption\/dist\/index|@noble\/curves\/abstract\/modular|@noble\/post-quantum\/hybrid)\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, "utf8");
      const [, parts] = Object.entries(changes).find(([file]) => path.endsWith("/node_modules/" + file));
      for (const [was, is] of parts) {
        if (contents.split(was).length !== 2) throw new Error(`${path} no longer has exactly one ${was}`);
        contents = contents.replace(was, () => is);
      }
      return { contents, loader: "js" };
    });
  },
};
