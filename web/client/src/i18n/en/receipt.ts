/** The words about a receipt and what can be done with it, and for the comparison of the link, in English. Fetched by those who have one. */

import type { Evidence } from "../../domain/verdict.ts";

const notYou = "If it was not you, either somebody else had the receipt or the server made it up. Whoever runs isoloir verify with the poll's link sees which: whether it is signed with your ballot's key. In a poll too small to be released nobody can see that.";

export const words = {
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
