/** The words for what is wrong with an answer, and from the check to the receipt, in English. Fetched after the first picture. */

const rules = new Intl.PluralRules("en");
const pick = (n: number, one: string, other: string) => (rules.select(n) === "one" ? one : other);

export const en = {
  problems: (n: number) => pick(n, "One answer needs another look", `${n} answers need another look`),
  needChoice: "Choose an answer.",
  needScale: "Choose a point on the scale.",
  needText: "Write an answer.",
  needNumber: "Enter a number.",
  needDate: "Enter a date.",
  needRanking: "Rank at least one.",
  needLines: "Answer every line.",
  badNumber: (like: string) => `Enter a number in figures, such as ${like}.`,
  badDate: "Enter a day, a month and a year that exist.",
  outOfRange: (min: string, max: string) => `Stay between ${min} and ${max}.`,
  tooLong: (n: number) => `Shorten this by ${n} ${pick(n, "character", "characters")}.`,
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
  waiting: (seconds: number) =>
    `No answer from the server. The same sealed ballot goes out again in ${seconds} ${pick(seconds, "second", "seconds")}.`,
  unsentTitle: "Not sent yet",
  unsentText:
    "The server could not be reached. Your sealed ballot is still here, on this page. Sending it again is safe: it counts once, even if it had arrived.",
  refusedTitle: "The server did not take your ballot",
  refusals: {
    closed: "The poll has closed in the meantime. This was not counted.",
    not_open_yet: "The poll is not open yet. Your answers are still here; try again once it is open.",
    full: "The box is full: this poll has as many ballots as it was made for.",
    withdrawn: "This ballot was withdrawn. It cannot be changed any more.",
    seq_out_of_turn: "The ballot was changed since this receipt. Use the newest receipt that you saved.",
    seq_too_high: "This ballot was changed a hundred times, which is the most. It counts as it is.",
    no_such_ballot: "The server does not know this ballot, although it signed for it. Keep the receipt as evidence, and tell the people who ask.",
    deleted: "The organizer deleted this poll, with all its ballots.",
    bad_receipt: "The server answered, but its receipt does not hold. Sending it again is safe.",
    not_sealed: "It could not be sealed on this device. Your answers are still here: try again.",
  } as Readonly<Partial<Record<string, string>>>,
  refusedOther: "Your answers are still here. If trying again does not help, tell the people who ask, with the reason below.",
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
  saved: "The receipt was handed to your browser to save.",
  receiptFile: "receipt",
  mindTitle: "Change your mind",
  changeAnswers: "Change my answers",
  withdraw: "Withdraw my ballot",
  forget: "This page knows your answers until you close it. Nothing is kept on this device.",
  receiptWords: (title: string, closes: string) =>
    `Receipt for a ballot: ${title}\n\nUntil ${closes} this file can replace or withdraw the ballot; afterwards it can prove that\nthe ballot must be in the poll's log. It does not show what was answered.\nWHOEVER HOLDS THIS FILE CAN CHANGE THE BALLOT. Keep it where only you can reach it.\n`,
};
