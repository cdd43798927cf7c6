// The booth's words in English, by the parts that fetch them. The other languages have the same keys, which the type checker compares.

import type { Evidence } from "../domain/verdict.ts";
import { counting, figures } from "./speech.ts";

const figure = /* @__PURE__ */ figures("en");
const count = /* @__PURE__ */ counting("en", figure);

/** Up to the check of the answers. Fetched beside the questions, so they must stay few. */
export const first = {
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

/** The fields that only some polls have. They come in one file with these fields and the first words. */
export const fields = {
  day: "Day",
  month: "Month",
  year: "Year",
  example: (date: string) => `For example ${date}.`,
  ranked: "Your ranking",
  unranked: "Not ranked",
  rankHint: "The best comes first. Give a place by its number or the buttons, or drag by the handle. You may stop wherever you like.",
  rankPlace: "Place",
  rankEmpty: "Nothing ranked yet.",
  rankAll: "Everything is ranked.",
  rankAdd: "Add to ranking",
  rankUp: "Move up",
  rankDown: "Move down",
  rankRemove: "Take out",
  rankAt: (label: string, place: number, of: number) => `${label}: place ${place} of ${of}`,
  rankOut: (label: string) => `${label}: not ranked any more`,
};

/** What is wrong with an answer, and from the check to the receipt. Fetched after the first picture. */
export const sending = {
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

/** What few see: a page that stops, or a ballot that does not simply arrive. */
export const unusual = {
  insecureTitle: "Your answers could not be sealed here",
  insecureText:
    "This page was opened without https, or this browser is too old to encrypt. Open the link with https, or in a current browser.",
  insecureOnion: "This is an .onion address, and this browser does not trust it without https. Open the link in Tor Browser, or answer with isoloir answer --proxy.",
  notFoundTitle: "There is no such poll here",
  notFoundText: "This server does not know the poll your link names. It may have been deleted. Ask the people who gave you the link. If you hold a receipt, keep it: isoloir receipt check shows what it proves.",
  unverifiedTitle: "These are not the questions your link names",
  unverifiedText:
    "A link names one set of questions and no other. What this server sent does not match and is not shown; nothing about you was sent. Ask the people who gave you the link, by another way than this page.",

  checkMade: "A sealed ballot of yours may already be in the box or in a file. What you send now takes its place: the two never both count.",
  waiting: (seconds: number) =>
    `No answer from the server. The same sealed ballot goes out again in ${count(seconds, { one: "# second", other: "# seconds" })}.`,
  unsentTitle: "Not sent yet",
  unsentText:
    "The server could not be reached. Your sealed ballot is still here, on this page. Sending it again is safe: it counts once, even if it had arrived.",
  laterText: "Save the sealed ballot as a file. Only the holders of the keys can open it; anybody can send it until the poll closes, by “I have a receipt or a sealed ballot” or by the command below.",
  laterSecret: "Its secret is a second file: keep it to yourself. With it the receipt can change or withdraw the ballot, without it only prove that the ballot was taken.",
  saveBallot: "Save the sealed ballot",
  saveSecret: "Save its secret",
  refusedTitle: "The server did not take your ballot",
  refusals: {
    closed: "The server says that the poll has closed, and that this was not counted.",
    not_open_yet: "The poll is not open yet. Your answers are still here; try again once it is open.",
    full: "The box is full: this poll has as many ballots as it was made for.",
    withdrawn: "This ballot was withdrawn. It cannot be changed any more.",
    seq_out_of_turn: "The ballot was changed since this receipt. Use the newest receipt that you saved.",
    seq_too_high: "This ballot was changed a hundred times, which is the most. It counts as it is.",
    no_such_ballot: "The server does not know this ballot, although it signed for it. Keep the receipt as evidence, and tell the people who ask.",
    deleted: "The server says that the organizer deleted this poll, with all its ballots, and shows no proof. If you hold a receipt, keep it and ask them.",
    offline: "This device is not on a network. Your sealed ballot waits here and goes out by itself once the network is back.",
    too_many_requests: "Too much came from your part of the network within a few minutes, perhaps because many people share it. Nothing is lost: what you send waits here and goes out by itself.",
    bad_answer: "Something answered in the server's place, perhaps the sign-in page of a network: then sign in in another tab. Your sealed ballot is still here; sending it again is safe.",
    bad_receipt: "The server answered, but its receipt does not hold. Sending it again is safe.",
    preview: "This is only the preview: answering works to the end, and nothing was stored.",
    not_sealed: "It could not be sealed on this device. Your answers are still here: try again.",
  } as Readonly<Partial<Record<string, string>>>,
  refusedOther: "Your answers are still here. If trying again does not help, tell the people who ask, with the reason below.",
  doneLate: "The poll closed before your last changes arrived. What you sent before them counts.",
  clearSure: "Clear everything? Your answers and your ballot's key will be gone from this page; what is in the box stays there. Files that you saved, and the address in the browser's history, are yours to delete.",
};

/** Polls with codes. Fetched for those alone. */
export const codes = {
  title: "Your code",
  text: "In this poll each person has one ballot. Your letter or message has a code for it. Here it is exchanged for a ballot paper, which the server signs without seeing it: from what is stored, nobody can connect the code with your answers.",
  label: "The code",
  hint: "Seven groups of four letters and digits. Hyphens, spaces and small letters do not matter.",
  get: "Get my ballot paper",
  tooShort: "The code is too short. It has seven groups of four letters and digits.",
  tooLong: "The code is too long. It has seven groups of four letters and digits.",
  badSymbol: (group: number) => `Group ${group} holds a character that no code has. Compare it with your letter.`,
  mistyped: (group: number) => `The code is mistyped${group > 0 ? `, most likely in group ${group}` : ""}. Compare it with your letter.`,

  overTitle: "By this device's clock, codes are no longer taken",
  overText: (when: string) => `They could be exchanged until ${when}. If the clock is wrong, try all the same: the server decides. Whoever saved a ballot paper before can still answer with it.`,
  until: (when: string) => `Codes can be exchanged until ${when}.`,

  safeTitle: "If this page must not be lost",
  safeText: "A code buys one ballot paper. Should the connection break, this page asks again for the same one; should the page be lost meanwhile, so is the code. Save the request first, and you can go on with it and your code, on any device. Show it to nobody: it could connect your code with your ballot. Delete it as soon as you have the ballot paper.",
  safeAudited: "In this poll even after the close: together with what the auditor is shown, this file leads from your code to your ballot.",
  saveRequest: "Save the request",
  requestHere: "The request is here. Type the code that belongs to it.",

  linkKept: "You came by a link that holds your code or ballot paper, and the browser may keep it. If others use this device, delete the link from the history, or open it in a private window.",
  haveTitle: "Or take a ballot paper that you saved",
  file: "The file that ends in .token",
  haveCode: "If you have it as a QR code, scan that, or paste its link into the field above.",
  badFile: "This is not a whole ballot paper. Choose the file as it was saved.",
  badPaper: "This is not a whole ballot paper: it was cut off or changed. Scan the QR code again, or copy all of its link.",
  elsewhere: "This ballot paper is of another poll.",
  badToken: "This ballot paper does not hold: the poll's token key has not signed it.",

  gettingTitle: "Getting your ballot paper",
  making: "Making a request that hides your ballot from the server…",
  getting: "Asking the server to sign it unseen…",
  waiting: (seconds: number) => `No answer from the server. The same request goes out again in ${count(seconds, { one: "# second", other: "# seconds" })}.`,
  unsentTitle: "No ballot paper yet",
  unsentText: "The server could not be reached. Asking again is safe: the same request gets the same ballot paper.",
  refusedTitle: "The server gave no ballot paper",
  refusedOther: "If trying again does not help, tell the people who ask, with the reason below.",
  backToCode: "Back to the code",
  refusals: {
    unknown_code: "The server does not know this code in this poll. Is it the letter of another poll? Otherwise tell the people who ask.",
    code_revoked: "The people who ask have revoked this code. Ask them for another.",
    code_used: "This code was exchanged already, by another request. If it was you, take the ballot paper or the request that you saved then; otherwise somebody else has used your code: tell the people who ask.",
    tokens_over: "Codes are no longer taken in this poll. Whoever saved a ballot paper before can still answer with it.",
    closed: "The poll has closed in the meantime.",
    bad_token: "What the server sent is not a signature by the key that this poll names. Do not use it. Keep the request and tell the people who ask, not the server.",
    preview: "This is only the preview: it gives no ballot papers, and nothing was stored.",
    offline: "This device is not on a network. The request goes out by itself once the network is back.",
    too_many_requests: "Too many codes came from your part of the network within a few minutes. Yours is not used up: the request waits here and goes out by itself.",
    bad_answer: "Something answered in the server's place, perhaps the sign-in page of a network: then sign in in another tab, and try again.",
  } as Readonly<Partial<Record<string, string>>>,

  paperTitle: "You have your ballot paper",
  paperText: "It is on this page, and in no other place. It admits one ballot and holds nothing of your code.",
  broughtText: "It admits one ballot and holds nothing of your code. Keep it until you have answered.",
  answerNow: "Answer now",
  laterTitle: "Answer later, from elsewhere",
  laterText: "Who watches the server could tell that a code and a ballot belong together, if one follows the other at once or from the same network. Save the ballot paper, and answer on another day and from another network: then nothing connects them.",
  paperWarning: "Whoever has the file, or a picture of the QR code, can put in your ballot. Keep it to yourself until you have.",
  savePaper: "Save the ballot paper",
  showPaper: "Take it along as a QR code",
  paperCode: "This QR code is your ballot paper. Photograph it or print this page: whoever scans it comes to the poll with the ballot paper in hand. So whoever photographs it can answer in your place, and until the close change what you answered. Let nobody see it, mind that many phones copy their pictures elsewhere, and delete yours when you have answered.",
  paperAlt: "Your ballot paper as a QR code. Whoever photographs it can answer in your place. The file holds the same.",
  upcoming: (when: string) => `The poll opens on ${when}. Save the ballot paper and come back with it.`,
  fileWords: "This is a ballot paper: it admits one ballot to the poll below, and nobody can tell whose code bought it.\nOpen the poll's page and choose this file, or use: isoloir answer LINK --token FILE\nWhoever has this file can put the ballot in. Keep it to yourself until you have.\n",
  requestWords: "This is the request for a ballot paper, until the server has answered. Open the poll's page, choose this file and type the code.\nDo not show it to anybody: with it, and the server's memory or what an auditor is shown, your code leads to your ballot. Delete it when you have the ballot paper.\n",

  along: "The ballot paper goes along, to let the ballot in. It holds nothing of your code.",
  clearPaper: "\n\nYour code is spent, and no ballot of yours is known to be in the box: without what you kept (the ballot paper, the request or the sealed ballot) you will not be able to answer any more.",
  noticeTitle: "One person, one ballot",
  noticeText: "You need a code, from a letter for instance. From what is stored, nobody can connect it with what you answer.",
  noticeAudited: "In this poll the turnout is audited: afterwards an auditor learns which codes were used, and so who took part if they know whose code is whose. Nobody learns what you answered.",
  auditorKey: "The auditor’s key (fingerprint)",
  noticeGet: "Get my ballot paper now",
};

const notYou = "If it was not you, either somebody else had the receipt or the server made it up. Whoever runs isoloir verify with the poll's link sees which: whether it is signed with your ballot's key. In a poll too small to be released nobody can see that.";

/** A receipt and what can be done with it, and the comparison of the link. Fetched by those who have one. */
export const receipt = {
  title: "Your receipt",
  text: "Check here that your ballot counts, and until the close change it or take it back. The receipt stays on this device; the server is not told which ballot you ask about.",
  ballotText: "A ballot that was sealed and saved is sent from here too: choose its file, which ends in .ballot, and together with it the secret, which ends in .secret, if you have it.",
  file: "Choose the receipt file or the sealed ballot, or drop it on this page",
  paste: "Or paste the receipt's text",
  check: "Check the receipt",
  notAReceipt: "This is neither a whole receipt nor a sealed ballot. Choose the file as it was saved, or copy all of a receipt's text, from the first line to the last.",
  elsewhere: "This is of another poll. Open that poll's page, and take it there:",
  damaged: "This sealed ballot is damaged: not a byte may differ from what was saved. Nothing was sent. Choose the file as it was saved.",
  secretAlone: "This is the secret of a sealed ballot. Choose it together with the ballot, the file that ends in .ballot.",
  otherSecret: "This secret is of another ballot. Nothing was sent. Choose the one that was saved together with this ballot.",
  notASecret: "This is not the secret of a ballot. Choose the file that ends in .secret.",

  carryTitle: "A sealed ballot",
  carryText: "It is whole, and of this poll. What is in it can be read only by the holders of the keys. Sending it again is safe: it counts once.",
  secretFile: "Its secret, if you have it",
  secretText: "The file that ends in .secret. It stays on this device. With it the receipt can change the ballot; without it, only prove that it was taken.",
  secretHere: "Its secret is here too. It stays on this device, and goes into the receipt.",
  carry: "Send this ballot",
  arrivedTitle: "The ballot is in the box",
  bareText: "Without the ballot's secret this receipt proves that the ballot was taken, and cannot change it. After the close it can be checked here, or with isoloir verify and --against.",

  another: "Another receipt",
  toPoll: "To the poll",

  checkingTitle: "Checking your receipt",
  asking: "Asking how the poll stands…",
  reading: (done: string, total: string) => `Reading the whole log, so that nobody learns which ballot is yours: ${done} of ${total} entries.`,
  unreachableTitle: "The check did not finish",
  unreachableText: "The server could not be reached. Your receipt is as good as before: look after your connection, then try again.",
  failedTitle: "The server does not keep to the rules",
  failures: {
    bad_log: "What the server shows is not the log that it has signed. Try again later. If it stays so, tell the people who ask and show them your receipt.",
    log_too_long: "This server’s log is too long to be read in a page. Check the receipt with the command line: isoloir receipt check.",
    poll_not_found: "The server says that it knows no such poll, and has signed your receipt for it. If that stays so, it broke its promise: keep the receipt, show it to the people who ask, and run isoloir receipt check, which keeps what the server answers.",
    never_sealed: "The server says that the poll is closed and its log not made yet, more than a day after its close. Is this device's clock right? If it is, keep your receipt and tell the people who ask.",
    never_closed: "The server says that the poll is still open, long after its close. Is this device's clock right? If it is, keep your receipt and tell the people who ask.",
    closed_early: "The server closed the poll before its time, and shows no word of the people who ask that they wanted it. Is this device's clock right? If it is, keep your receipt and tell them.",
  } as Partial<Record<string, string>>,

  forgedTitle: "This receipt does not hold",
  forgedText: "The server of this poll has not signed it, or not for this ballot. It proves nothing. Was the file changed, or did somebody else give it to you?",
  openTitle: "Your receipt holds",
  openText: (when: string) => `The server has promised that your ballot will stand in the poll's log. Come back after ${when} to see that it does. Until then you can change it or take it back.`,
  sealingTitle: "The poll is closed, its log not made yet",
  sealingText: "Your receipt holds. Keep it, and come back a little later.",
  loggedTitle: "Your ballot counts",
  loggedText: "Its entry stands in the log of all ballots, which the server has signed and cannot change any more. That what lies behind the entry is signed with your ballot's key, isoloir verify proves with the poll's link; in a poll too small to be released nobody can.",
  replacedTitle: "A later ballot of yours counts",
  replacedText: `The ballot of this receipt was replaced by a newer one with the same key, and that one stands in the log. ${notYou}`,
  withdrawnTitle: "Your ballot was withdrawn",
  withdrawnText: `It does not count, and the log says so. ${notYou}`,
  missingTitle: "The server broke its promise",
  missingText: "It has signed that your ballot will stand in the log, and has signed a log in which it does not stand. The two together are the evidence.",
  contradictedText: "It has signed a log of this poll, and its own journal does not tell of that log as the poll's only one. Somebody may have been shown another result than you.",
  missingNext: (contact: string) => `Save the evidence and show it to the people who ask (${contact}), and to others who answered. It shows which ballot key was yours, never what was answered, and it does not hold the receipt's secret.`,
  saveEvidence: "Save the evidence",
  evidenceFile: "evidence",
  evidence: ({ receipt, log, journal }: Evidence, missing: boolean) =>
    `The receipt:\n\n${receipt}\nThe checkpoint of the poll's log${missing ? ", which does not hold what the receipt promises" : ""}:\n\n${log}\n` +
    `The checkpoint of the server's journal, which ${missing ? "says that this log is the poll's only one" : "does not say that this log is the poll's only one"}:\n\n${journal}`,

  changeTitle: "Change your mind",
  replaceText: "Answer anew: nobody can show the old answers, neither this page nor the server can read them. They count until the new ones are sent.",
  replace: "Answer anew",
  withdrawText: "Or take the ballot back. That is for good: with this receipt no other ballot can be sent.",
  withdraw: "Withdraw my ballot",
  confirmTitle: "Withdraw your ballot?",
  confirmText: "It will not count, and cannot be put back.",
  confirm: "Yes, withdraw it",
  keep: "No, keep it",
  withdrawing: "Withdrawing your ballot",
  signing: "Signing the withdrawal on this device…",
  refusedTitle: "Your ballot was not withdrawn",
  goneTitle: "Your ballot is withdrawn",
  goneText: "The server has signed for it. The old receipt no longer holds; the new one proves the withdrawal, so that nobody can count the ballot after all.",
  goneWords: (title: string) =>
    `Receipt for the withdrawal of a ballot: ${title}\n\nAfter the close it can prove that the ballot must stand in the poll's log as withdrawn.\nIt does not show what was answered.\n`,

  codeAlt: "QR code of the link below",
  codeSteps: [
    "Scan this code with another device, or the code of the poster or the letter with this one: both must lead to the link above, to the last letter.",
    "Compare the six words with the poster, the letter or the other screen: all must be the same, in the same order.",
    "If anything differs, it is another poll. Do not answer; ask the people who gave you the link, by another way than this page.",
  ],
};

/** Sensitive questions. They come with the code that says them, in all languages. */
export const sensitive = {
  choice: (keep: string) => `Before your answer is sealed, this device tosses coins over it: in ${keep} of cases your answer stays; otherwise another one, drawn by lot, takes its place.`,
  blank: "To leave it blank is one answer among the others.",
  choices: (picked: string, other: string) =>
    `Before your answer is sealed, this device tosses coins over each option by itself: what you choose is reported in ${picked} of cases, what you do not choose in ${other}.`,
  read: "Those who hold the keys read what the coins made of it, never your answer itself; the more often that stays, the more it tells. Over many ballots the coins can be taken out of the sum.",
  sealing: "The coins over the sensitive questions are tossed when your ballot is sealed, and kept nowhere.",
  total: (times: string, epsilon: string) => `All that your ballot tells of them: a guess about you becomes at most ${times} times as likely as before (ε = ${epsilon}).`,
  again: "If you replace your ballot, they are tossed anew, and whoever kept the old one learns as much again: better answer once.",
  mark: "tossed when it is sealed",
};

/** The booth as a file. No server sends them. */
export const file = {
  title: "The booth, as a file of yours",
  link: "The link of the poll",
  hint: "It begins with https:// and ends in 52 letters and digits.",
  open: "Open the poll",
  protectsTitle: "What this protects",
  protects: [
    "No server sent you this page, so the poll’s server cannot change it for you.",
    "Questions and keys are checked against the link, and answers are sealed here, as in the booth on the web.",
    "It asks the server that your link names, and nobody else.",
  ],
  cannotTitle: "What it cannot protect",
  cannot: [
    "From a changed file: compare its SHA-256 with the one that isoloir client --hash prints, or that the release publishes.",
    "From a bugged device or browser, or an extension that reads pages.",
    "Who watches the network sees that you visit this server, and the server sees your address. Open the file in Tor Browser if you fear that.",
  ],
};
