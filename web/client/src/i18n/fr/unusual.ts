/** The words for what few see: a page that stops, or a ballot that does not simply arrive, in French. U+202F stands before ; ! ? and within « », U+00A0 before the colon. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count } = speech("fr");

export const words: Words["unusual"] = {
  insecureTitle: "Vos réponses ne pourraient pas être scellées ici",
  insecureText:
    "Cette page a été ouverte sans https, ou ce navigateur est trop ancien pour chiffrer. Ouvrez le lien en https, ou dans un navigateur récent.",
  insecureOnion: "C’est une adresse .onion, et ce navigateur ne s’y fie pas sans https. Ouvrez le lien dans le navigateur Tor, ou répondez avec isoloir answer --proxy.",
  notFoundTitle: "Cette consultation n’est pas ici",
  notFoundText:
    "Ce serveur ne connaît pas la consultation que désigne votre lien. Elle a peut-être été supprimée. Demandez aux personnes qui vous ont donné le lien. Si vous avez un reçu, gardez-le : isoloir receipt check montre ce qu’il prouve.",
  unverifiedTitle: "Ce ne sont pas les questions que désigne votre lien",
  unverifiedText:
    "Un lien désigne une série de questions et aucune autre. Ce que ce serveur a envoyé ne correspond pas : nous n’en montrons rien, et rien sur vous n’a été envoyé. Demandez aux personnes qui vous ont donné le lien, par un autre moyen que cette page.",

  checkMade: "Un de vos bulletins scellés est peut-être déjà dans l’urne ou dans un fichier. Ce que vous envoyez maintenant prend sa place : les deux ne comptent jamais ensemble.",
  waiting: (seconds) =>
    `Le serveur ne répond pas. Le même bulletin scellé repart dans ${count(seconds, { one: "# seconde", many: "# de secondes", other: "# secondes" })}.`,
  unsentTitle: "Pas encore envoyé",
  unsentText:
    "Le serveur est injoignable. Votre bulletin scellé est toujours ici, sur cette page. Le renvoyer est sans risque : il compte une seule fois, même s’il était déjà arrivé.",
  laterText: "Enregistrez le bulletin scellé dans un fichier. Seules les personnes qui détiennent les clés peuvent l’ouvrir ; n’importe qui peut l’envoyer jusqu’à la clôture, par « J’ai un reçu ou un bulletin scellé » ou par la commande ci-dessous.",
  laterSecret: "Son secret est un second fichier : gardez-le pour vous. Avec lui, le reçu permet de changer ou de retirer le bulletin ; sans lui, seulement de prouver qu’il a été pris.",
  saveBallot: "Enregistrer le bulletin scellé",
  saveSecret: "Enregistrer son secret",
  refusedTitle: "Le serveur n’a pas pris votre bulletin",
  refusals: {
    closed: "Le serveur dit que la consultation est close et que cet envoi n’a pas été compté.",
    not_open_yet: "La consultation n’est pas encore ouverte. Vos réponses sont toujours ici ; réessayez quand elle sera ouverte.",
    full: "L’urne est pleine : elle contient autant de bulletins que prévu.",
    withdrawn: "Ce bulletin a été retiré. On ne peut plus le changer.",
    seq_out_of_turn: "Le bulletin a été changé depuis ce reçu. Prenez le reçu le plus récent que vous avez enregistré.",
    seq_too_high: "Ce bulletin a été changé cent fois, le maximum possible. Il compte tel qu’il est.",
    no_such_ballot: "Le serveur ne connaît pas ce bulletin, alors qu’il l’a signé. Gardez le reçu comme preuve, et prévenez les personnes qui demandent.",
    deleted: "Le serveur dit que les personnes qui demandent ont supprimé cette consultation, avec tous ses bulletins, et n’en montre aucune preuve. Si vous avez un reçu, gardez-le et demandez-leur.",
    offline: "Cet appareil n’a pas de réseau. Votre bulletin scellé attend ici et partira de lui-même dès que le réseau reviendra.",
    too_many_requests: "Trop d’envois sont venus de votre partie du réseau en quelques minutes, peut-être parce que beaucoup la partagent. Rien n’est perdu : votre envoi attend ici et partira de lui-même.",
    bad_answer: "Quelque chose a répondu à la place du serveur, peut-être la page de connexion d’un réseau : identifiez-vous alors dans un autre onglet. Votre bulletin scellé est toujours ici ; le renvoyer est sans risque.",
    bad_receipt: "Le serveur a répondu, mais son reçu n’est pas valable. Le renvoyer est sans risque.",
    not_sealed: "Le scellement sur cet appareil n’a pas réussi. Vos réponses sont toujours ici : réessayez.",
  },
  refusedOther: "Vos réponses sont toujours ici. Si réessayer ne suffit pas, prévenez les personnes qui demandent, avec le motif ci-dessous.",
  doneLate: "La consultation a fermé avant l’arrivée de vos derniers changements. Ce que vous aviez envoyé avant eux compte.",
  clearSure: "Tout effacer ? Vos réponses et la clé de votre bulletin disparaîtront de cette page ; ce qui est dans l’urne y reste. Les fichiers que vous avez enregistrés et l’adresse dans l’historique du navigateur sont à supprimer par vous-même.",
};
