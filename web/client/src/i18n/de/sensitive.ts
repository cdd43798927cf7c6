/** Die Worte für heikle Fragen, auf Deutsch. */

export const words = {
  choice: (keep: string) => `Bevor Ihre Antwort versiegelt wird, lost dieses Gerät: In ${keep} der Fälle bleibt Ihre Antwort stehen, sonst tritt eine andere, zufällig gezogene an ihre Stelle.`,
  blank: "Nicht zu antworten ist eine Antwort wie die anderen.",
  choices: (picked: string, other: string) =>
    `Bevor Ihre Antwort versiegelt wird, lost dieses Gerät über jede Möglichkeit für sich: Was Sie wählen, wird in ${picked} der Fälle gemeldet, was Sie nicht wählen, in ${other}.`,
  read: "Wer die Schlüssel hat, liest, was das Los ergab, nie Ihre Antwort selbst; je öfter sie stehen bleibt, desto mehr verrät das. Über viele Stimmzettel lässt sich der Zufall aus der Summe herausrechnen.",
  sealing: "Über die heiklen Fragen wird gelost, wenn Ihr Stimmzettel versiegelt wird; das Los wird nirgends aufbewahrt.",
  total: (times: string, epsilon: string) => `Alles, was Ihr Stimmzettel darüber verrät: Eine Vermutung über Sie wird höchstens ${times}-mal so wahrscheinlich wie zuvor (ε = ${epsilon}).`,
  again: "Wenn Sie Ihren Stimmzettel ersetzen, wird neu gelost, und wer den alten behalten hat, erfährt noch einmal so viel: Antworten Sie besser nur einmal.",
  mark: "wird beim Versiegeln gelost",
};
