// Definition bytes → Definition, or the list of what is wrong with them.

import type { Definition } from "./definition.ts";

// What is wrong, where: `pages[0].questions[2].ask.fr` and a code of docs/formats.md §3.
export interface Fault {
  path: string;
  code: string;
}

export const maxDefinitionSize = 262_144; // bytes

export class DefinitionError extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super("not a definition: " + faults.map((f) => `${f.path} ${f.code}`).join(", "));
    this.faults = faults;
  }
}

// Reads a definition strictly; throws DefinitionError.
export async function parseDefinition(bytes: Uint8Array): Promise<Definition> {
  throw new DefinitionError([{ path: "", code: `not_built ${bytes.length}` }]);
}
