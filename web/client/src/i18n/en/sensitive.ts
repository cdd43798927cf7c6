/** The words of sensitive questions, in English. They come with the code that says them, in all languages. */

export const words = {
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
