// What a definition must be beyond its structure, and the whole reader: docs/formats.md §3.

import { equalBytes } from "./bytes.ts";
import { checkDefinition } from "./check.ts";
import type { Codes } from "./codes.ts";
import type { Definition } from "./definition.ts";
import { encodeDefinition } from "./encode.ts";
import { DefinitionError, Faults } from "./fault.ts";
import { verifierKeyName } from "./note.ts";
import { readDefinition } from "./parse.ts";

// Judges what readDefinition made of these bytes. Throws DefinitionError.
export async function checkRules(d: Definition, bytes: Uint8Array, codes?: Codes): Promise<void> {
  const faults = new Faults();
  checkDefinition(faults, d, await verifierKeyName(d.organizerKey), await verifierKeyName(d.logKey), codes);
  if (faults.list.length > 0) throw new DefinitionError(faults.list);
  if (!equalBytes(encodeDefinition(d, codes), bytes)) throw new DefinitionError([{ path: "", code: "not_canonical" }]);
}

// Reads the bytes of a definition and refuses whatever is not exactly what docs/formats.md §3 describes. Throws DefinitionError.
export async function parseDefinition(bytes: Uint8Array, codes?: Codes): Promise<Definition> {
  const d = readDefinition(bytes);
  await checkRules(d, bytes, codes);
  return d;
}
