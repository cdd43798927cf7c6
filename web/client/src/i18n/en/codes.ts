/** The words of polls with codes, in English. Fetched for those alone. */

import { speech } from "../speech.ts";

const { count } = speech("en");

export const words = {
  title: "Your code",
  text: "In this poll each person has one ballot. Your letter or message has a code for it. Here it is exchanged for a ballot paper, which the server signs without seeing it: afterwards nobody can connect the code with your answers.",
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

  haveTitle: "Or take a ballot paper that you saved",
  file: "The file that ends in .token",
  badFile: "This is not a whole ballot paper. Choose the file as it was saved.",
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
    offline: "This device is not on a network. The request goes out by itself once the network is back.",
    too_many_requests: "Too many codes came from your part of the network within a few minutes. Yours is not used up: the request waits here and goes out by itself.",
    bad_answer: "Something answered in the server's place, perhaps the sign-in page of a network: then sign in in another tab, and try again.",
  } as Readonly<Partial<Record<string, string>>>,

  paperTitle: "You have your ballot paper",
  paperText: "It is on this page, and in no other place. It admits one ballot and holds nothing of your code.",
  answerNow: "Answer now",
  laterTitle: "Answer later, from elsewhere",
  laterText: "Who watches the server could guess by the time that a code and a ballot belong together, if one follows the other at once. Save the ballot paper, and answer on another day or by another network: then nothing connects them.",
  paperWarning: "Whoever has the file can put in your ballot. Keep it to yourself until you have.",
  savePaper: "Save the ballot paper",
  upcoming: (when: string) => `The poll opens on ${when}. Save the ballot paper and come back with it.`,
  fileWords: "This is a ballot paper: it admits one ballot to the poll below, and nobody can tell whose code bought it.\nOpen the poll's page and choose this file, or use: isoloir answer LINK --token FILE\nWhoever has this file can put the ballot in. Keep it to yourself until you have.\n",
  requestWords: "This is the request for a ballot paper, until the server has answered. Open the poll's page, choose this file and type the code.\nDo not show it to anybody: with it, and the server's memory or what an auditor is shown, your code leads to your ballot. Delete it when you have the ballot paper.\n",

  along: "The ballot paper goes along, to let the ballot in. It holds nothing of your code.",
  clearPaper: "\n\nYour code is spent, and no ballot of yours is known to be in the box: without a file that you saved (the ballot paper, the request or the sealed ballot) you will not be able to answer any more.",
  noticeTitle: "One person, one ballot",
  noticeText: "You need a code, from a letter for instance. Nobody can connect it with what you answer.",
  noticeAudited: "In this poll the turnout is audited: afterwards an auditor learns which codes were used, and so who took part if they know whose code is whose. Nobody learns what you answered.",
  auditorKey: "The auditor’s key (fingerprint)",
  noticeGet: "Get my ballot paper now",
};
