// What a poll is: the words of docs/formats.md §3, as package poll has them in Go.

// One sentence in every language of its poll: language tag → words.
export type Text = ReadonlyMap<string, string>;

export type QuestionType =
  | "choice" | "choices" | "scale" | "number" | "date" | "text" | "ranking" | "grades" | "matrix";

// The id under which a picked "other" stands among the options.
export const otherID = "other";

export interface Definition {
  title: Text;
  intro?: Text; // Markdown
  reading?: Reading[];
  languages: string[]; // the first is the poll's own
  notice: Notice;
  campaign?: Campaign;
  listed: boolean;
  opens: Date;
  closes: Date;
  admission: "open" | "codes";
  tokensUntil?: Date; // with codes: until when they buy tokens; else until the close
  turnout?: "hidden" | "auditable"; // with codes
  auditor?: string; // with auditable: an age recipient
  tokenKey?: string; // with codes and only then: base64 of a SubjectPublicKeyInfo
  recipients: string[]; // all hybrid or all X25519
  organizerKey: string; // signed-note verifier key
  logKey: string; // signed-note verifier key; its name is the server's host
  maxBallots: number;
  ballotSize: number; // bytes of a padded plaintext
  releaseAtLeast: number;
  suppressBelow: number;
  pages: Page[];
}

export interface Reading {
  label: Text;
  url: string; // https
}

export interface Notice {
  organizer: Text;
  contact: string;
  purpose: Text;
  legalBasis: Text;
  keyHolders: Text;
  retentionDays: number;
  quoteText: "never" | "ask" | "allowed";
}

export interface Campaign {
  id: string;
  title: Text;
}

export interface Page {
  title?: Text;
  text?: Text; // Markdown
  questions: Question[];
}

// A question has the members of its type (docs/formats.md §3); those of other types are empty lists, zero or false.
export interface Question {
  id: string;
  type: QuestionType;
  ask: Text;
  help?: Text;
  required: boolean;
  showIf?: Condition[]; // all must hold
  shuffle: boolean;
  epsilon?: number; // choice and choices: sensitive, in ten-thousandths; answers are randomized before they are sealed
  options: Option[];
  rows: Option[]; // matrix
  grades: Option[]; // grades, best first
  other: boolean;
  otherMax: number; // code points
  // Inclusive bounds. Choices: how many are picked; number: the value times 10^decimals; date: days since 1970-01-01;
  // text (max only): code points.
  min: number;
  max: number;
  from: number; // scale
  to: number; // scale
  low?: Text; // scale
  high?: Text; // scale
  decimals: number; // number
  // How it is counted: methods, the first decides; what becomes of options left out; an order of all options that breaks ties.
  count?: string[]; // ranking, grades
  unranked?: string; // ranking
  blank?: string; // grades
  tieBreak?: string[]; // ranking, grades
}

// Something that can be picked, ranked, graded, or a row or a grade.
export interface Option {
  id: string;
  label: Text;
  help?: Text;
}

// Holds if the source question was answered with any of the values.
export interface Condition {
  source: string;
  options: string[]; // values of a choice or choices source
  points?: number[]; // instead, values of a scale source
}

// A text in the given language, or in the poll's first where lang is not one of its languages.
export function textIn(text: Text, lang: string, d: Definition): string {
  return text.get(lang) ?? text.get(d.languages[0] ?? "") ?? "";
}

export function questionsOf(d: Definition): Question[] {
  return d.pages.flatMap((page) => page.questions);
}

// The name of the server's key: the host (and port) that the link must name.
export function hostOf(d: Definition): string {
  return d.logKey.slice(0, d.logKey.indexOf("+"));
}
