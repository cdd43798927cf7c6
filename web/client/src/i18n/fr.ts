// The booth's words in French, by the parts that fetch them. U+202F stands before ; ! ? and within « », U+00A0 before the colon.

import type { Words } from "./index.ts";
import { counting, figures } from "./speech.ts";

const figure = /* @__PURE__ */ figures("fr");
const count = /* @__PURE__ */ counting("fr", figure);

/** Up to the check of the answers. Fetched beside the questions, so they must stay few. */
export const first: Words["first"] = {
  loading: "L’isoloir s’ouvre…",
  retrying: "Le serveur ne répond pas encore. Nouvel essai…",
  loadingText: "Les questions arrivent ; nous vérifions que ce sont bien celles que désigne votre lien.",
  skip: "Aller au contenu",
  language: "Langue",
  inThisLanguage: "Cette page est maintenant en français.",
  questionsIn: (name) => `Langue des questions : ${name}`,
  colon: " : ",
  tryAgain: "Réessayer",

  trust:
    "Cette page vient du serveur, et qui le gère pourrait la modifier. Si vous le craignez, prenez l’isoloir en fichier (isoloir client) ou la commande isoloir answer ; isoloir verify compare cette page à celle qui est publiée.",

  badLinkTitle: "Ce lien n’est pas complet",
  badLinkText:
    "Le lien d’une consultation se termine par 52 lettres et chiffres. Copiez le lien en entier, ou scannez de nouveau le code.",
  unreachableTitle: "Les questions ne sont pas arrivées",
  unreachableText: "Le serveur est injoignable. Rien n’est perdu : vérifiez votre connexion, puis réessayez.",
  upcomingTitle: "Cette consultation n’est pas encore ouverte",
  upcomingText: (when) => `Elle ouvre le ${when}.`,
  closedTitle: "Cette consultation est close",
  closedText: (when) => `Elle a fermé le ${when} au plus tard. On ne peut plus y répondre.`,
  results: "Résultats",
  partTitle: "Il manque quelque chose",
  partText: "Vos réponses sont toujours sur cette page : vérifiez votre connexion, puis réessayez.",
  reason: (code) => `Motif : ${code}`,

  before: "Avant de commencer",
  who: "Qui demande",
  why: "Pourquoi",
  legalBasis: "Base légale",
  keyHolders: "Qui peut ouvrir les réponses",
  keptUntil: "Conservation des réponses",
  keptUntilAtMost: (date) => `jusqu’au ${date} au plus tard, puis suppression`,
  quoteTerm: "Vos mots peuvent-ils être cités ?",
  quoteNever: "Non, jamais.",
  quoteAsk: "Seulement si vous cochez la case qui le permet.",
  quoteAllowed: "Oui. N’écrivez rien qui dirait qui vous êtes.",
  contact: "Contact",
  opens: "Ouverture",
  closes: "Clôture",
  openedWith: "Ouvert seulement avec",
  ballotsOrMore: (n) => `${figure(n)} bulletins ou plus`,
  ballotsAtMost: (most) => ` ; ${figure(most)} au plus sont acceptés`, // goes behind it
  smallGroup:
    "Dans un petit groupe, on devine facilement : n’écrivez rien que vous seul·e auriez pu écrire.",
  sealedTitle: "Derrière le rideau",
  sealed: [
    "Vos réponses sont scellées sur cet appareil. Le serveur qui les recueille ne peut pas les ouvrir.",
    "Ni nom, ni compte, ni cookie. Rien n’est gardé sur cet appareil.",
    "Tous les bulletins pèsent le même poids : leur taille ne dit rien de vos réponses.",
  ],
  reading: "À lire d’abord",
  extent: (questions, pages) =>
    `${count(questions, { one: "# question", many: "# de questions", other: "# questions" })} sur ${count(pages, { one: "# page", many: "# de pages", other: "# pages" })}. Vous pouvez passer celles qui ne sont pas obligatoires.`,
  start: "Entrer dans l’isoloir",
  haveReceipt: "J’ai un reçu ou un bulletin scellé",
  clearAll: "Tout effacer",
  cleared: "Tout est effacé.",

  page: (n) => `Page ${n}`,
  pageOf: (n, of) => `Page ${n} sur ${of}`,
  required: "obligatoire",
  next: "Continuer",
  back: "Retour",
  toCheck: "Relire vos réponses",
  undo: "Annuler mon choix",
  clear: "Effacer cette réponse",
  pickExactly: (n) => `Choisissez-en ${n}.`,
  pickAtMost: (n) => `Choisissez-en ${n} au plus.`,
  pickAtLeast: (n) => `Choisissez-en au moins ${n}.`,
  pickBetween: (min, max) => `Choisissez-en de ${min} à ${max}.`,
  picked: (n) => count(n, { one: "# choix fait", many: "# de choix faits", other: "# choix faits" }),
  other: "Autre",
  otherText: "Précisez",
  left: (n) => count(n, { one: "# caractère restant", many: "# de caractères restants", other: "# caractères restants" }),
  over: (n) => count(n, { one: "# caractère de trop", many: "# de caractères de trop", other: "# caractères de trop" }),
  between: (min, max) => `De ${min} à ${max}.`,
  quoteBox: "Ce que j’ai écrit peut être cité, sans nom.",
  shown: "Une nouvelle question est apparue plus bas.",
  error: "Erreur",
};

/** The fields that only some polls have. They come in one file with these fields and the first words. */
export const fields: Words["fields"] = {
  day: "Jour",
  month: "Mois",
  year: "Année",
  example: (date) => `Par exemple ${date}.`,
  ranked: "Votre classement",
  unranked: "Non classés",
  rankHint: "Le meilleur choix vient en premier. Donnez une place par son numéro ou par les boutons, ou faites glisser par la poignée. Vous pouvez vous arrêter quand vous voulez.",
  rankPlace: "Place",
  rankEmpty: "Rien n’est encore classé.",
  rankAll: "Tout est classé.",
  rankAdd: "Ajouter au classement",
  rankUp: "Monter",
  rankDown: "Descendre",
  rankRemove: "Retirer",
  rankAt: (label, place, of) => `${label} : place ${place} sur ${of}`,
  rankOut: (label) => `${label} : retiré du classement`,
};

/** What is wrong with an answer, and from the check to the receipt. Fetched after the first picture. */
export const sending: Words["sending"] = {
  verified: "Ce sont exactement les questions que désigne votre lien.",
  pollId: "Numéro de la consultation",
  pollWords: "Le même en mots",
  compare: "Qui voit ces mots voit cette consultation : comparez-les avec l’affiche, la lettre ou l’écran d’une autre personne.",
  asCode: "Le lien en code QR, et comment le comparer",

  problems: (n) => count(n, { one: "Une réponse est à revoir", many: "# de réponses sont à revoir", other: "# réponses sont à revoir" }),
  needChoice: "Choisissez une réponse.",
  needScale: "Choisissez un point de l’échelle.",
  needText: "Écrivez une réponse.",
  needNumber: "Indiquez un nombre.",
  needDate: "Indiquez une date.",
  needRanking: "Classez au moins un élément.",
  needLines: "Répondez à chaque ligne.",
  badNumber: (like) => `Indiquez un nombre en chiffres, par exemple ${like}.`,
  badDate: { day: "Indiquez un jour qui existe ce mois-là.", month: "Indiquez un mois de 1 à 12.", year: "Indiquez une année en quatre chiffres." },
  outOfRange: (min, max) => `Restez entre ${min} et ${max}.`,
  tooLong: (n) => `Raccourcissez de ${count(n, { one: "# caractère", many: "# de caractères", other: "# caractères" })}.`,
  otherMissing: "Précisez ce que veut dire « Autre ».",
  badAnswer: (code) => `Cette réponse ne peut pas être envoyée (${code}). Effacez-la et répondez de nouveau.`,

  checkText:
    "Rien n’a encore quitté cet appareil. Après l’envoi, vous pourrez encore changer ou retirer votre bulletin avec le reçu, jusqu’à la clôture.",
  checkReplacing: "Rien n’a encore quitté cet appareil. Une fois envoyées, ces réponses prendront la place de celles qui sont dans l’urne.",
  change: "Modifier",
  blank: "Sans réponse",
  yes: "Oui",
  no: "Non",
  sentTitle: "Ce qui sera envoyé, exactement",
  sentText: (bytes) =>
    `Le texte ci-dessous, scellé pour les clés ci-dessous. Rien d’autre sur vous ni sur cet appareil. Tous les bulletins de cette consultation pèsent ${bytes} octets, quelles que soient les réponses.`,
  sentAnswers: "Vos réponses, telles qu’elles seront scellées",
  sentKeys: "Les clés qui pourront les ouvrir (empreintes)",
  send: "Sceller et envoyer mes réponses",
  sendReplacing: "Sceller et remplacer mon bulletin",

  sendingTitle: "Envoi de votre bulletin",
  sealing: "Vos réponses sont scellées sur cet appareil…",
  sending: "Le bulletin scellé part…",
  working: "Votre appareil calcule encore la preuve qui tient les flots à l’écart. Il partira de lui-même…",
  laterTitle: "L’envoyer plus tard, ou d’ailleurs",
  doneTitle: "Votre bulletin est dans l’urne",
  doneText: "Le serveur a signé un reçu, et cette page en a vérifié la signature.",
  replacedTitle: "Votre nouveau bulletin est dans l’urne",
  newReceiptTitle: "Gardez votre nouveau reçu",
  newReceiptText: "L’ancien n’a plus cours.",
  receiptTitle: "Gardez votre reçu",
  receiptText: (when) =>
    `Il permet de changer ou de retirer votre bulletin jusqu’au ${when}, et de vérifier après la clôture qu’il a été compté. Il ne montre pas ce que vous avez répondu.`,
  receiptWarning:
    "Qui détient ce fichier peut changer ou retirer votre bulletin. Gardez-le là où vous seul·e y avez accès, ou passez-vous-en.",
  save: "Enregistrer le reçu",
  saved: "Le fichier a été confié à votre navigateur pour l’enregistrer.",
  receiptFile: "recu",
  mindTitle: "Changer d’avis",
  changeAnswers: "Changer mes réponses",
  withdraw: "Retirer mon bulletin",
  forget: "Cette page connaît vos réponses jusqu’à ce que vous la fermiez ou que vous effaciez tout. Rien n’est gardé sur cet appareil.",
  receiptWords: (title, closes) =>
    `Reçu d’un bulletin : ${title}\n\nJusqu’au ${closes}, ce fichier permet de remplacer ou de retirer le bulletin ; ensuite, il peut\nprouver que le bulletin doit figurer au registre. Il ne montre pas ce qui a été répondu.\nQUI DÉTIENT CE FICHIER PEUT CHANGER LE BULLETIN. Gardez-le là où vous seul·e y avez accès.\n`,
};

/** What few see: a page that stops, or a ballot that does not simply arrive. */
export const unusual: Words["unusual"] = {
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
    preview: "Ce n’est qu’un aperçu : on peut répondre jusqu’au bout, et rien n’a été enregistré.",
    not_sealed: "Le scellement sur cet appareil n’a pas réussi. Vos réponses sont toujours ici : réessayez.",
  },
  refusedOther: "Vos réponses sont toujours ici. Si réessayer ne suffit pas, prévenez les personnes qui demandent, avec le motif ci-dessous.",
  doneLate: "La consultation a fermé avant l’arrivée de vos derniers changements. Ce que vous aviez envoyé avant eux compte.",
  clearSure: "Tout effacer ? Vos réponses et la clé de votre bulletin disparaîtront de cette page ; ce qui est dans l’urne y reste. Les fichiers que vous avez enregistrés et l’adresse dans l’historique du navigateur sont à supprimer par vous-même.",
};

/** Polls with codes. Fetched for those alone. */
export const codes: Words["codes"] = {
  title: "Votre code",
  text: "Dans cette consultation, chaque personne a un seul bulletin. Votre lettre ou votre message porte un code. Ici, il s’échange contre une carte de vote que le serveur signe sans la voir : d’après ce qui est conservé, personne ne peut relier le code à vos réponses.",
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

  linkKept: "Vous êtes arrivé par un lien qui contient votre code ou votre carte de vote, et le navigateur peut le garder. Si d’autres utilisent cet appareil, supprimez le lien de l’historique, ou ouvrez-le dans une fenêtre privée.",
  haveTitle: "Ou prenez une carte de vote déjà enregistrée",
  file: "Le fichier qui se termine par .token",
  haveCode: "Si vous l’avez en code QR, scannez-le, ou collez son lien dans le champ ci-dessus.",
  badFile: "Ce n’est pas une carte de vote entière. Choisissez le fichier tel qu’il a été enregistré.",
  badPaper: "Ce n’est pas une carte de vote entière : elle a été coupée ou modifiée. Scannez de nouveau le code QR, ou copiez son lien en entier.",
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
    preview: "Ce n’est qu’un aperçu : il ne donne pas de carte de vote, et rien n’a été enregistré.",
    offline: "Cet appareil n’est connecté à aucun réseau. La demande partira d’elle-même dès son retour.",
    too_many_requests: "Trop de codes sont venus de votre partie du réseau en quelques minutes. Le vôtre n’est pas consommé : la demande attend ici et partira d’elle-même.",
    bad_answer: "Quelque chose a répondu à la place du serveur, peut-être la page de connexion d’un réseau : connectez-vous dans un autre onglet, puis réessayez.",
  },

  paperTitle: "Vous avez votre carte de vote",
  paperText: "Elle est sur cette page et en aucun autre endroit. Elle admet un bulletin et ne contient rien de votre code.",
  broughtText: "Elle admet un bulletin et ne contient rien de votre code. Gardez-la jusqu’à ce que vous ayez répondu.",
  answerNow: "Répondre maintenant",
  laterTitle: "Répondre plus tard, d’ailleurs",
  laterText: "Qui observe le serveur pourrait reconnaître qu’un code et un bulletin vont ensemble, si l’un suit l’autre aussitôt ou vient du même réseau. Enregistrez la carte de vote et répondez un autre jour et par un autre réseau : plus rien ne les relie.",
  paperWarning: "Qui possède ce fichier, ou une photo du code QR, peut déposer votre bulletin. Gardez-les pour vous jusque-là.",
  savePaper: "Enregistrer la carte de vote",
  showPaper: "L’emporter en code QR",
  paperCode: "Ce code QR est votre carte de vote. Photographiez-le ou imprimez cette page : qui le scanne arrive à la consultation, carte de vote en main. Qui le photographie peut donc répondre à votre place et, jusqu’à la clôture, changer ce que vous avez répondu. Ne le laissez voir à personne, pensez que beaucoup de téléphones copient leurs photos ailleurs, et supprimez les vôtres une fois que vous avez répondu.",
  paperAlt: "Votre carte de vote en code QR. Qui la photographie peut répondre à votre place. Le fichier contient la même chose.",
  upcoming: (when) => `La consultation ouvre le ${when}. Enregistrez la carte de vote et revenez avec elle.`,
  fileWords: "Ceci est une carte de vote : elle admet un bulletin dans la consultation ci-dessous, et personne ne peut dire quel code l’a obtenue.\nOuvrez la page de la consultation et choisissez ce fichier, ou utilisez : isoloir answer LIEN --token FICHIER\nQui possède ce fichier peut déposer le bulletin. Gardez-le pour vous jusque-là.\n",
  requestWords: "Ceci est la demande d’une carte de vote, tant que le serveur n’a pas répondu. Ouvrez la page de la consultation, choisissez ce fichier et saisissez le code.\nNe le montrez à personne : avec lui et la mémoire du serveur, ou ce que voit un contrôleur, votre code mène à votre bulletin. Supprimez-le dès que vous avez la carte.\n",

  along: "La carte de vote part avec le bulletin, pour qu’il soit admis. Elle ne contient rien de votre code.",
  clearPaper: "\n\nVotre code est utilisé, et rien ne montre qu’un bulletin de vous est dans l’urne : sans ce que vous avez gardé (la carte de vote, la demande ou le bulletin scellé), vous ne pourrez plus répondre.",
  noticeTitle: "Une personne, un bulletin",
  noticeText: "Il vous faut un code, reçu par lettre par exemple. D’après ce qui est conservé, personne ne peut le relier à vos réponses.",
  noticeAudited: "Dans cette consultation, la participation est contrôlée : après coup, un contrôleur apprend quels codes ont servi, et donc qui a participé s’il sait à qui est chaque code. Personne n’apprend ce que vous avez répondu.",
  auditorKey: "La clé du contrôleur (empreinte)",
  noticeGet: "Obtenir ma carte de vote maintenant",
};

const notYou = "Si ce n’était pas vous, soit quelqu’un d’autre avait le reçu, soit le serveur l’a inventé. Qui lance isoloir verify avec le lien de la consultation voit lequel des deux : si c’est signé avec la clé de votre bulletin. Dans une consultation trop petite pour être dépouillée, personne ne peut le voir.";

/** A receipt and what can be done with it, and the comparison of the link. Fetched by those who have one. */
export const receipt: Words["receipt"] = {
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

/** Sensitive questions. They come with the code that says them, in all languages. */
export const sensitive: Words["sensitive"] = {
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

/** The booth as a file. No server sends them. */
export const file: Words["file"] = {
  title: "L’isoloir, dans un fichier à vous",
  link: "Le lien de la consultation",
  hint: "Il commence par https:// et se termine par 52 lettres et chiffres.",
  open: "Ouvrir la consultation",
  protectsTitle: "Ce que cela protège",
  protects: [
    "Aucun serveur ne vous a envoyé cette page : celui de la consultation ne peut pas la modifier pour vous.",
    "Les questions et les clés sont comparées au lien, et les réponses scellées ici, comme dans l’isoloir en ligne.",
    "Elle s’adresse au serveur que nomme votre lien, et à personne d’autre.",
  ],
  cannotTitle: "Ce que cela ne peut pas protéger",
  cannot: [
    "D’un fichier modifié : comparez son SHA-256 à celui qu’affiche isoloir client --hash, ou que publie la version.",
    "D’un appareil ou d’un navigateur espionné, ou d’une extension qui lit les pages.",
    "Qui observe le réseau voit que vous visitez ce serveur, et le serveur voit votre adresse. Si vous le craignez, ouvrez le fichier dans le navigateur Tor.",
  ],
};
