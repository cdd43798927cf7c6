/** The words about a receipt and what can be done with it, in English. Fetched by those who have one. */

import type { Evidence } from "../../domain/verdict.ts";

export const words = {
  title: "Your receipt",
  text: "Check here that your ballot counts, and until the close change it or take it back. The receipt stays on this device; the server is not told which ballot you ask about.",
  file: "Choose the receipt file, or drop it here",
  paste: "Or paste its text",
  check: "Check the receipt",
  notAReceipt: "This is not a whole receipt. Choose the file as it was saved, or copy all of its text, from the first line to the last.",
  elsewhere: "This receipt is of another poll. Open that poll's page, and take the receipt there:",
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
  loggedText: "It stands in the log of all ballots, which the server has signed and cannot change any more.",
  replacedTitle: "A later ballot of yours counts",
  replacedText: "The ballot of this receipt was replaced by a newer one with the same key, and that one stands in the log. If it was not you, somebody else had the receipt.",
  withdrawnTitle: "Your ballot was withdrawn",
  withdrawnText: "It does not count, and the log says so. If it was not you, somebody else had the receipt.",
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
};
