/** The words of polls with codes, in French. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count } = speech("fr");

export const words: Words["codes"] = {
  title: "Votre code",
  text: "Dans cette consultation, chaque personne a un seul bulletin. Votre lettre ou votre message porte un code. Ici, il s’échange contre une carte de vote que le serveur signe sans la voir : ensuite, personne ne peut relier le code à vos réponses.",
  label: "Le code",
  hint: "Sept groupes de quatre lettres et chiffres. Tirets, espaces et minuscules sont sans importance.",
  get: "Obtenir ma carte de vote",
  tooShort: "Le code est trop court. Il a sept groupes de quatre lettres et chiffres.",
  tooLong: "Le code est trop long. Il a sept groupes de quatre lettres et chiffres.",
  badSymbol: (group) => `Le groupe ${group} contient un caractère qu’aucun code ne contient. Comparez avec votre lettre.`,
  mistyped: (group) => `Le code est mal recopié${group > 0 ? `, sans doute dans le groupe ${group}` : ""}. Comparez avec votre lettre.`,

  overTitle: "D’après l’horloge de cet appareil, les codes ne sont plus acceptés",
  overText: (when) => `Ils pouvaient être échangés jusqu’au ${when}. Si l’horloge se trompe, essayez quand même : c’est le serveur qui décide. Qui a enregistré une carte de vote auparavant peut encore répondre.`,
  until: (when) => `Les codes s’échangent jusqu’au ${when}.`,

  safeTitle: "Si cette page ne doit pas se perdre",
  safeText: "Un code donne une seule carte de vote. Si la connexion se coupe, cette page redemande la même ; mais si la page se perd entre-temps, le code est perdu avec elle. Enregistrez d’abord la demande : avec elle et votre code, vous pourrez continuer sur n’importe quel appareil. Ne la montrez à personne : elle pourrait relier votre code à votre bulletin. Supprimez-la dès que vous avez la carte de vote.",
  safeAudited: "Dans cette consultation, même après la clôture : avec ce que voit le contrôleur, ce fichier mène de votre code à votre bulletin.",
  saveRequest: "Enregistrer la demande",
  requestHere: "La demande est là. Saisissez le code qui va avec.",

  haveTitle: "Ou prenez une carte de vote déjà enregistrée",
  file: "Le fichier qui se termine par .token",
  badFile: "Ce n’est pas une carte de vote entière. Choisissez le fichier tel qu’il a été enregistré.",
  elsewhere: "Cette carte de vote est celle d’une autre consultation.",
  badToken: "Cette carte de vote n’est pas valable : la clé de la consultation ne l’a pas signée.",

  gettingTitle: "Votre carte de vote",
  making: "Préparation d’une demande qui cache votre bulletin au serveur…",
  getting: "Le serveur la signe sans la voir…",
  waiting: (seconds) => `Le serveur ne répond pas. La même demande repart dans ${count(seconds, { one: "# seconde", many: "# de secondes", other: "# secondes" })}.`,
  unsentTitle: "Pas encore de carte de vote",
  unsentText: "Le serveur est injoignable. Redemander est sans risque : la même demande reçoit la même carte.",
  refusedTitle: "Le serveur n’a pas donné de carte de vote",
  refusedOther: "Si réessayer ne sert à rien, prévenez ceux qui vous interrogent et donnez-leur la raison ci-dessous.",
  backToCode: "Revenir au code",
  refusals: {
    unknown_code: "Le serveur ne connaît pas ce code dans cette consultation. Est-ce la lettre d’une autre ? Sinon, prévenez ceux qui vous interrogent.",
    code_revoked: "Ceux qui vous interrogent ont révoqué ce code. Demandez-leur-en un autre.",
    code_used: "Ce code a déjà été échangé, par une autre demande. Si c’était vous, prenez la carte de vote ou la demande enregistrée alors ; sinon, quelqu’un d’autre s’en est servi : prévenez ceux qui vous interrogent.",
    tokens_over: "Les codes ne sont plus acceptés dans cette consultation. Qui a enregistré une carte de vote auparavant peut encore répondre.",
    closed: "La consultation s’est terminée entre-temps.",
    bad_token: "Ce que le serveur a envoyé n’est pas signé par la clé que nomme cette consultation. Ne vous en servez pas. Gardez la demande et prévenez ceux qui vous interrogent, pas le serveur.",
    offline: "Cet appareil n’est connecté à aucun réseau. La demande partira d’elle-même dès son retour.",
    too_many_requests: "Trop de codes sont venus de votre partie du réseau en quelques minutes. Le vôtre n’est pas consommé : la demande attend ici et partira d’elle-même.",
    bad_answer: "Quelque chose a répondu à la place du serveur, peut-être la page de connexion d’un réseau : connectez-vous dans un autre onglet, puis réessayez.",
  },

  paperTitle: "Vous avez votre carte de vote",
  paperText: "Elle est sur cette page et en aucun autre endroit. Elle admet un bulletin et ne contient rien de votre code.",
  answerNow: "Répondre maintenant",
  laterTitle: "Répondre plus tard, d’ailleurs",
  laterText: "Qui observe le serveur pourrait deviner par l’heure qu’un code et un bulletin vont ensemble, si l’un suit l’autre aussitôt. Enregistrez la carte de vote et répondez un autre jour ou par un autre réseau : plus rien ne les relie.",
  paperWarning: "Qui possède ce fichier peut déposer votre bulletin. Gardez-le pour vous jusque-là.",
  savePaper: "Enregistrer la carte de vote",
  upcoming: (when) => `La consultation ouvre le ${when}. Enregistrez la carte de vote et revenez avec elle.`,
  fileWords: "Ceci est une carte de vote : elle admet un bulletin dans la consultation ci-dessous, et personne ne peut dire quel code l’a obtenue.\nOuvrez la page de la consultation et choisissez ce fichier, ou utilisez : isoloir answer LIEN --token FICHIER\nQui possède ce fichier peut déposer le bulletin. Gardez-le pour vous jusque-là.\n",
  requestWords: "Ceci est la demande d’une carte de vote, tant que le serveur n’a pas répondu. Ouvrez la page de la consultation, choisissez ce fichier et saisissez le code.\nNe le montrez à personne : avec lui et la mémoire du serveur, ou ce que voit un contrôleur, votre code mène à votre bulletin. Supprimez-le dès que vous avez la carte.\n",

  along: "La carte de vote part avec le bulletin, pour qu’il soit admis. Elle ne contient rien de votre code.",
  clearPaper: "\n\nVotre code est utilisé, et rien ne montre qu’un bulletin de vous est dans l’urne : sans un fichier enregistré (la carte de vote, la demande ou le bulletin scellé), vous ne pourrez plus répondre.",
  noticeTitle: "Une personne, un bulletin",
  noticeText: "Il vous faut un code, reçu par lettre par exemple. Personne ne peut le relier à vos réponses.",
  noticeAudited: "Dans cette consultation, la participation est contrôlée : après coup, un contrôleur apprend quels codes ont servi, et donc qui a participé s’il sait à qui est chaque code. Personne n’apprend ce que vous avez répondu.",
  auditorKey: "La clé du contrôleur (empreinte)",
  noticeGet: "Obtenir ma carte de vote maintenant",
};
