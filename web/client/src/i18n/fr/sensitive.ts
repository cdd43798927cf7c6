/** Les mots des questions sensibles, en français. */

export const words = {
  choice: (keep: string) => `Avant de sceller votre réponse, cet appareil tire au sort : dans ${keep} des cas votre réponse reste ; sinon une autre, tirée au hasard, prend sa place.`,
  blank: "Ne pas répondre est une réponse parmi les autres.",
  choices: (picked: string, other: string) =>
    `Avant de sceller votre réponse, cet appareil tire au sort pour chaque option séparément : ce que vous choisissez est déclaré dans ${picked} des cas, ce que vous ne choisissez pas dans ${other}.`,
  read: "Les détenteurs des clés lisent le résultat du tirage, jamais votre réponse elle-même ; plus elle reste souvent, plus il en dit. Sur beaucoup de bulletins, le hasard peut être retiré de la somme.",
  sealing: "Le tirage au sort des questions sensibles se fait au moment où votre bulletin est scellé, et ne laisse aucune trace.",
  total: (times: string, epsilon: string) => `Tout ce que votre bulletin en révèle : une supposition sur vous devient au plus ${times} fois plus probable qu’avant (ε = ${epsilon}).`,
  again: "Si vous remplacez votre bulletin, le tirage est refait, et quiconque a gardé l’ancien en apprend encore autant : mieux vaut répondre une seule fois.",
  mark: "tiré au sort au moment du scellement",
};
