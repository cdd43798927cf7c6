/** The booth's own words, in English. The other languages have the same keys (see i18n/index.ts). */

import { speech } from "../speech.ts";

const { count, figure } = speech("en");

export const words = {
  loading: "Opening the booth…",
  retrying: "The server does not answer yet. Trying again…",
  loadingText: "Fetching the questions and checking that they are the ones your link names.",
  skip: "Skip to the main part",
  language: "Language",
  inThisLanguage: "This page is now in English.",
  questionsIn: (name: string) => `Language of the questions: ${name}`,
  colon: ": ",
  tryAgain: "Try again",

  trust:
    "This page came from the server, and whoever runs it could change it. If you fear that, use the booth as a file (isoloir client) or the command isoloir answer; isoloir verify compares this page with the published one.",

  badLinkTitle: "This link is not complete",
  badLinkText: "A link to a poll ends in 52 letters and digits. Copy the whole link, or scan the code again.",
  unreachableTitle: "The questions did not arrive",
  unreachableText: "The server could not be reached. Nothing is lost: look after your connection, then try again.",
  upcomingTitle: "This poll is not open yet",
  upcomingText: (when: string) => `It opens on ${when}.`,
  closedTitle: "This poll is closed",
  closedText: (when: string) => `It closed on ${when} at the latest. Answers can no longer be sent.`,
  results: "Results",
  partTitle: "Something did not arrive",
  partText: "Your answers are still on this page: look after your connection, then try again.",
  reason: (code: string) => `Reason: ${code}`,

  before: "Before you begin",
  who: "Who asks",
  why: "Why",
  legalBasis: "Legal basis",
  keyHolders: "Who can open the answers",
  keptUntil: "Answers are kept until",
  keptUntilAtMost: (date: string) => `${date} at the latest, then deleted`,
  quoteTerm: "May your words be quoted?",
  quoteNever: "No, never.",
  quoteAsk: "Only if you allow it, by a box you can tick.",
  quoteAllowed: "Yes. Write nothing that would show who you are.",
  contact: "Contact",
  opens: "Opens",
  closes: "Closes",
  openedWith: "Opened only with",
  ballotsOrMore: (n: number) => `${figure(n)} ballots or more`,
  ballotsAtMost: (most: number) => `; ${figure(most)} at most are taken`, // goes behind it
  smallGroup:
    "In a small group, answers are easily guessed: write nothing that only you could have written.",
  sealedTitle: "Behind the curtain",
  sealed: [
    "Your answers are sealed on this device. The server that collects them cannot open them.",
    "No name, account or cookie. Nothing is kept on this device.",
    "Every ballot weighs the same, so nobody can tell what was answered from its size.",
  ],
  reading: "To read first",
  extent: (questions: number, pages: number) =>
    `${count(questions, { one: "# question", other: "# questions" })} on ${count(pages, { one: "# page", other: "# pages" })}. You may leave out any that is not marked as required.`,
  start: "Enter the booth",
  haveReceipt: "I have a receipt or a sealed ballot",
  clearAll: "Clear everything",
  cleared: "Everything is cleared.",

  page: (n: number) => `Page ${n}`,
  pageOf: (n: number, of: number) => `Page ${n} of ${of}`,
  required: "required",
  next: "Continue",
  back: "Back",
  toCheck: "Check your answers",
  undo: "Undo my choice",
  clear: "Clear this answer",
  pickExactly: (n: number) => `Choose ${n}.`,
  pickAtMost: (n: number) => `Choose no more than ${n}.`,
  pickAtLeast: (n: number) => `Choose at least ${n}.`,
  pickBetween: (min: number, max: number) => `Choose ${min} to ${max}.`,
  picked: (n: number) => `${n} chosen`,
  other: "Other",
  otherText: "Please say what",
  left: (n: number) => count(n, { one: "# character left", other: "# characters left" }),
  over: (n: number) => count(n, { one: "# character too many", other: "# characters too many" }),
  between: (min: string, max: string) => `From ${min} to ${max}.`,
  quoteBox: "What I wrote may be quoted, without a name.",
  shown: "There is a new question below.",
  error: "Error",
};
