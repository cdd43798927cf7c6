/** The words for what few see: a page that stops, or a ballot that does not simply arrive, in English. */

import { speech } from "../speech.ts";

const { count } = speech("en");

export const words = {
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
    not_sealed: "It could not be sealed on this device. Your answers are still here: try again.",
  } as Readonly<Partial<Record<string, string>>>,
  refusedOther: "Your answers are still here. If trying again does not help, tell the people who ask, with the reason below.",
  doneLate: "The poll closed before your last changes arrived. What you sent before them counts.",
  clearSure: "Clear everything? Your answers and your ballot's key will be gone from this page; what is in the box stays there. Files that you saved, and the address in the browser's history, are yours to delete.",
};
