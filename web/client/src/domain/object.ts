// Reads the structure of a definition, one member after the other.

import { Faults, member } from "./fault.ts";
import type { Text } from "./definition.ts";
import { asInteger, asString, membersOf, sortedKeys } from "./json.ts";
import type { Members } from "./json.ts";

// An object while it is read. Its methods ask for one member each and must be called in the order of docs/formats.md §3; what
// nobody asked for is reported at the end.
export class ObjectReader {
  readonly faults: Faults;
  readonly path: string;
  readonly members: Members;
  private readonly asked = new Set<string>();

  constructor(faults: Faults, path: string, members: Members) {
    this.faults = faults;
    this.path = path;
    this.members = members;
  }

  fault(name: string, code: string): void {
    this.faults.add(member(this.path, name), code);
  }

  // A member, or undefined if there is none.
  get(name: string, needed: boolean): unknown {
    this.asked.add(name);
    const value = this.members.get(name);
    if (value === undefined && needed) this.fault(name, "missing");
    return value;
  }

  // Refuses members that are described, but not built yet.
  notBuilt(...names: string[]): void {
    for (const name of names) {
      if (this.get(name, false) !== undefined) this.fault(name, "not_built");
    }
  }

  string(name: string, needed = true): string | undefined {
    return this.typed(name, needed, asString);
  }

  integer(name: string, needed = true): number | undefined {
    return this.typed(name, needed, asInteger);
  }

  boolean(name: string): boolean {
    return this.typed(name, false, (v) => (typeof v === "boolean" ? v : undefined)) ?? false;
  }

  private typed<T>(name: string, needed: boolean, as: (value: unknown) => T | undefined): T | undefined {
    const value = this.get(name, needed);
    const result = as(value);
    if (value !== undefined && result === undefined) this.fault(name, "bad_type");
    return result;
  }

  text(name: string, needed = true): Text | undefined {
    return this.object(name, needed, (inner) => {
      const text = new Map<string, string>();
      for (const tag of sortedKeys(inner.members)) text.set(tag, inner.string(tag) ?? "");
      return text;
    });
  }

  object<T>(name: string, needed: boolean, read: (inner: ObjectReader) => T): T | undefined {
    const value = this.get(name, needed);
    return value === undefined ? undefined : readObject(this.faults, member(this.path, name), value, read);
  }

  list<T>(name: string, needed: boolean, read: (path: string, value: unknown) => T): T[] | undefined {
    const value = this.get(name, needed);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) {
      this.fault(name, "bad_type");
      return undefined;
    }
    return value.map((element: unknown, i) => read(`${member(this.path, name)}[${i}]`, element));
  }

  objects<T>(name: string, needed: boolean, read: (inner: ObjectReader) => T): T[] | undefined {
    const elements = this.list(name, needed, (path, value) => readObject(this.faults, path, value, read));
    return elements?.filter((e): e is NonNullable<typeof e> => e !== undefined);
  }

  strings(name: string, needed: boolean): string[] | undefined {
    return this.list(name, needed, (path, value) => {
      const s = asString(value);
      if (s === undefined) this.faults.add(path, "bad_type");
      return s ?? "";
    });
  }

  // Reports the members that nobody asked for.
  close(): void {
    for (const name of sortedKeys(this.members)) {
      if (!this.asked.has(name)) this.fault(name, "unknown_field");
    }
  }
}

// Reads the object at path; undefined, having said so, if the value is none.
export function readObject<T>(
  faults: Faults, path: string, value: unknown, read: (inner: ObjectReader) => T,
): T | undefined {
  const members = membersOf(value);
  if (members === null) {
    faults.add(path, "bad_type");
    return undefined;
  }
  const inner = new ObjectReader(faults, path, members);
  const result = read(inner);
  inner.close();
  return result;
}

// Sets a member only if there is a value.
export function optional<T, K extends keyof T>(target: T, name: K, value: T[K] | undefined): void {
  if (value !== undefined) target[name] = value;
}
