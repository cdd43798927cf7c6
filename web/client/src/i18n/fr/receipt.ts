/** The words about a receipt and what can be done with it, and for the comparison of the link, in French. U+202F stands before ; ! ? and within « », U+00A0 before the colon. */

import type { Words } from "../index.ts";

const notYou = "Si ce n’était pas vous, soit quelqu’un d’autre avait le reçu, soit le serveur l’a inventé. Qui lance isoloir verify avec le lien de la consultation voit lequel des deux : si c’est signé avec la clé de votre bulletin. Dans une consultation trop petite pour être dépouillée, personne ne peut le voir.";

export const words: Words["receipt"] = {
  title: "Votre reçu",
  text: "Vérifiez ici que votre bulletin compte et, jusqu’à la clôture, changez-le ou retirez-le. Le reçu reste sur cet appareil ; le serveur ne sait pas de quel bulletin il s’agit.",
  ballotText: "Un bulletin scellé et enregistré s’envoie aussi d’ici : choisissez son fichier, qui finit par .ballot, et en même temps le secret, qui finit par .secret, si vous l’avez.",
  file: "Choisissez le fichier du reçu ou le bulletin scellé, ou déposez-le sur cette page",
  paste: "Ou collez le texte du reçu",
  check: "Vérifier le reçu",
  notAReceipt: "Ce n’est ni un reçu complet ni un bulletin scellé. Choisissez le fichier tel qu’il a été enregistré, ou copiez tout le texte d’un reçu, de la première ligne à la dernière.",
  elsewhere: "Ce fichier est celui d’une autre consultation. Ouvrez sa page et présentez-le là-bas :",
  damaged: "Ce bulletin scellé est abîmé : pas un octet ne doit différer de ce qui a été enregistré. Rien n’a été envoyé. Choisissez le fichier tel qu’il a été enregistré.",
  secretAlone: "C’est le secret d’un bulletin scellé. Choisissez-le en même temps que le bulletin, le fichier qui finit par .ballot.",
  otherSecret: "Ce secret est celui d’un autre bulletin. Rien n’a été envoyé. Choisissez celui qui a été enregistré avec ce bulletin.",
  notASecret: "Ce n’est pas le secret d’un bulletin. Choisissez le fichier qui finit par .secret.",

  carryTitle: "Un bulletin scellé",
  carryText: "Il est entier, et c’est bien un bulletin de cette consultation. Seules les personnes qui détiennent les clés peuvent lire ce qu’il contient. Le renvoyer est sans risque : il compte une seule fois.",
  secretFile: "Son secret, si vous l’avez",
  secretText: "Le fichier qui finit par .secret. Il reste sur cet appareil. Avec lui, le reçu permet de changer le bulletin ; sans lui, seulement de prouver qu’il a été pris.",
  secretHere: "Son secret est là aussi. Il reste sur cet appareil et ira dans le reçu.",
  carry: "Envoyer ce bulletin",
  arrivedTitle: "Le bulletin est dans l’urne",
  bareText: "Sans le secret du bulletin, ce reçu prouve que le bulletin a été pris et ne permet pas de le changer. Après la clôture, il se vérifie ici, ou par isoloir verify avec --against.",

  another: "Un autre reçu",
  toPoll: "Vers la consultation",

  checkingTitle: "Vérification de votre reçu",
  asking: "Où en est la consultation ?",
  reading: (done, total) => `Lecture de tout le registre, pour que personne ne sache quel bulletin est le vôtre : ${done} entrées sur ${total}.`,
  unreachableTitle: "La vérification n’a pas abouti",
  unreachableText: "Le serveur est injoignable. Votre reçu vaut autant qu’avant : vérifiez votre connexion, puis réessayez.",
  failedTitle: "Le serveur ne respecte pas les règles",
  failures: {
    bad_log: "Ce que montre le serveur n’est pas le registre qu’il a signé. Réessayez plus tard. Si cela persiste, prévenez les personnes qui demandent et montrez-leur votre reçu.",
    log_too_long: "Le registre de ce serveur est trop long pour être lu dans une page. Vérifiez le reçu en ligne de commande : isoloir receipt check.",
    poll_not_found: "Le serveur dit qu’il ne connaît pas cette consultation, et il a signé votre reçu pour elle. Si cela persiste, il a rompu sa promesse : gardez le reçu, montrez-le aux personnes qui demandent, et lancez isoloir receipt check, qui conserve ce que le serveur répond.",
    never_sealed: "Le serveur dit que la consultation est close et que son registre n’est pas encore fait, plus d’un jour après la clôture. L’horloge de cet appareil est-elle à l’heure ? Si oui, gardez votre reçu et prévenez les personnes qui demandent.",
    never_closed: "Le serveur dit que la consultation est encore ouverte, longtemps après sa clôture. L’horloge de cet appareil est-elle à l’heure ? Si oui, gardez votre reçu et prévenez les personnes qui demandent.",
    closed_early: "Le serveur a clos la consultation avant l’heure, sans montrer que les personnes qui demandent l’ont voulu. L’horloge de cet appareil est-elle à l’heure ? Si oui, gardez votre reçu et prévenez-les.",
  },

  forgedTitle: "Ce reçu n’est pas valable",
  forgedText: "Le serveur de cette consultation ne l’a pas signé, ou pas pour ce bulletin. Il ne prouve rien. Le fichier a-t-il été modifié, ou quelqu’un d’autre vous l’a-t-il donné ?",
  openTitle: "Votre reçu est valable",
  openText: (when) => `Le serveur a promis que votre bulletin figurera au registre. Revenez après le ${when} pour le constater. D’ici là, vous pouvez le changer ou le retirer.`,
  sealingTitle: "La consultation est close, son registre n’est pas encore fait",
  sealingText: "Votre reçu est valable. Gardez-le, et revenez un peu plus tard.",
  loggedTitle: "Votre bulletin compte",
  loggedText: "Son entrée figure au registre de tous les bulletins, que le serveur a signé et ne peut plus changer. Que ce qui est derrière l’entrée est signé avec la clé de votre bulletin, isoloir verify le prouve avec le lien de la consultation ; dans une consultation trop petite pour être dépouillée, personne ne le peut.",
  replacedTitle: "Un bulletin plus récent de votre part compte",
  replacedText: `Le bulletin de ce reçu a été remplacé par un plus récent, avec la même clé, et c’est lui qui figure au registre. ${notYou}`,
  withdrawnTitle: "Votre bulletin a été retiré",
  withdrawnText: `Il ne compte pas, et le registre le dit. ${notYou}`,
  missingTitle: "Le serveur n’a pas tenu sa promesse",
  missingText: "Il a signé que votre bulletin figurera au registre, et il a signé un registre où il ne figure pas. Les deux ensemble sont la preuve.",
  contradictedText: "Il a signé un registre de cette consultation, et son propre journal n’en parle pas comme du seul. Il se peut qu’un autre résultat que le vôtre ait été montré à quelqu’un.",
  missingNext: (contact) => `Enregistrez la preuve et montrez-la aux personnes qui demandent (${contact}) et à d’autres qui ont répondu. Elle montre quelle clé de bulletin était la vôtre, jamais ce qui a été répondu, et ne contient pas le secret du reçu.`,
  saveEvidence: "Enregistrer la preuve",
  evidenceFile: "preuve",
  evidence: ({ receipt, log, journal }, missing) =>
    `Le reçu :\n\n${receipt}\nLa signature du registre${missing ? ", où ne figure pas ce que promet le reçu" : ""} :\n\n${log}\n` +
    `La signature du journal du serveur, qui ${missing ? "dit que ce registre est le seul de la consultation" : "ne dit pas que ce registre est le seul de la consultation"} :\n\n${journal}`,

  changeTitle: "Changer d’avis",
  replaceText: "Répondez de nouveau : personne ne peut montrer les anciennes réponses, ni cette page ni le serveur ne savent les lire. Elles comptent jusqu’à l’envoi des nouvelles.",
  replace: "Répondre de nouveau",
  withdrawText: "Ou retirez le bulletin. C’est définitif : avec ce reçu, aucun autre bulletin ne pourra être envoyé.",
  withdraw: "Retirer mon bulletin",
  confirmTitle: "Retirer votre bulletin ?",
  confirmText: "Il ne comptera pas, et on ne pourra pas le remettre.",
  confirm: "Oui, le retirer",
  keep: "Non, le garder",
  withdrawing: "Retrait de votre bulletin",
  signing: "Le retrait est signé sur cet appareil…",
  refusedTitle: "Votre bulletin n’a pas été retiré",
  goneTitle: "Votre bulletin est retiré",
  goneText: "Le serveur l’a confirmé par sa signature. L’ancien reçu n’a plus cours ; le nouveau prouve le retrait, pour que personne ne puisse compter le bulletin malgré tout.",
  goneWords: (title) =>
    `Reçu du retrait d’un bulletin : ${title}\n\nAprès la clôture, il peut prouver que le bulletin doit figurer au registre comme retiré.\nIl ne montre pas ce qui a été répondu.\n`,

  codeAlt: "Code QR du lien ci-dessous",
  codeSteps: [
    "Scannez ce code avec un autre appareil, ou celui de l’affiche ou de la lettre avec celui-ci : les deux doivent mener au lien ci-dessus, à la lettre près.",
    "Comparez les six mots avec l’affiche, la lettre ou l’autre écran : tous doivent être les mêmes, dans le même ordre.",
    "Si quoi que ce soit diffère, c’est une autre consultation. Ne répondez pas ; demandez aux personnes qui vous ont donné le lien, par un autre moyen que cette page.",
  ],
};
