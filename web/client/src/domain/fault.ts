// What is wrong with a definition: docs/formats.md §3, Faults of a definition.

// What is wrong, where: a path such as `pages[0].questions[2].ask.fr`, empty for the document itself, and a code.
export interface Fault {
  path: string;
  code: string;
}

export class DefinitionError extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super("not a definition: " + faults.map((f) => `${f.path} ${f.code}`).join(", "));
    this.faults = faults;
  }
}

const maxFaults = 100; // nobody mends more at a time, and a hostile document must not grow

// Faults in the order in which Go finds them: the order of the canonical encoding, first of the structure, then of the rules.
export class Faults {
  readonly list: Fault[] = [];

  add(path: string, code: string): void {
    if (this.list.length < maxFaults) this.list.push({ path, code });
  }
}

// The path of a member of the object at path.
export function member(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
