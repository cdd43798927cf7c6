/** The words for what is wrong with an answer, and from the check to the receipt, in English. Fetched after the first picture. */

import { speech } from "../speech.ts";

const { count } = speech("en");

export const words = {
  verified: "These are exactly the questions your link names.",
  pollId: "Poll number",
  pollWords: "The same in words",
  compare: "Whoever is shown these words is shown this poll: compare them with the poster, the letter or another person’s screen.",
  asCode: "The link as a QR code, and how to compare it",

  problems: (n: number) => count(n, { one: "One answer needs another look", other: "# answers need another look" }),
  needChoice: "Choose an answer.",
  needScale: "Choose a point on the scale.",
  needText: "Write an answer.",
  needNumber: "Enter a number.",
  needDate: "Enter a date.",
  needRanking: "Rank at least one.",
  needLines: "Answer every line.",
  badNumber: (like: string) => `Enter a number in figures, such as ${like}.`,
  badDate: { day: "Enter a day that this month has.", month: "Enter a month from 1 to 12.", year: "Enter a year in four digits." },
  outOfRange: (min: string, max: string) => `Stay between ${min} and ${max}.`,
  tooLong: (n: number) => `Shorten this by ${count(n, { one: "# character", other: "# characters" })}.`,
  otherMissing: "Say what “Other” stands for.",
  badAnswer: (code: string) => `This answer cannot be sent (${code}). Clear it and answer again.`,

  checkText: "Nothing has left this device yet. After sending, you can still change or withdraw your ballot with the receipt, until the poll closes.",
  checkReplacing: "Nothing has left this device yet. Once sent, these answers take the place of those in the box.",
  change: "Change",
  blank: "Not answered",
  yes: "Yes",
  no: "No",
  sentTitle: "What exactly will be sent",
  sentText: (bytes: string) =>
    `The text below, sealed to the keys below. Nothing else about you or this device. Every ballot of this poll weighs ${bytes} bytes, whatever was answered.`,
  sentAnswers: "Your answers, as they will be sealed",
  sentKeys: "Keys that can open them (fingerprints)",
  send: "Seal and send my answers",
  sendReplacing: "Seal and replace my ballot",

  sendingTitle: "Sending your ballot",
  sealing: "Sealing your answers on this device…",
  sending: "Sending the sealed ballot…",
  working: "Your device still works on the proof that keeps floods away. It goes out by itself…",
  laterTitle: "Send it later, or from elsewhere",
  doneTitle: "Your ballot is in the box",
  doneText: "The server has signed a receipt for it, and this page has checked the signature.",
  replacedTitle: "Your new ballot is in the box",
  newReceiptTitle: "Keep your new receipt",
  newReceiptText: "The old one no longer holds.",
  receiptTitle: "Keep your receipt",
  receiptText: (when: string) =>
    `With it you can change or withdraw your ballot until ${when}, and check after the close that it was counted. It does not show what you answered.`,
  receiptWarning: "Whoever holds this file can change or withdraw your ballot. Keep it where only you can reach it, or do without it.",
  save: "Save the receipt",
  saved: "The file was handed to your browser to save.",
  receiptFile: "receipt",
  mindTitle: "Change your mind",
  changeAnswers: "Change my answers",
  withdraw: "Withdraw my ballot",
  forget: "This page knows your answers until you close it or clear everything. Nothing is kept on this device.",
  receiptWords: (title: string, closes: string) =>
    `Receipt for a ballot: ${title}\n\nUntil ${closes} this file can replace or withdraw the ballot; afterwards it can prove that\nthe ballot must be in the poll's log. It does not show what was answered.\nWHOEVER HOLDS THIS FILE CAN CHANGE THE BALLOT. Keep it where only you can reach it.\n`,
};
