package web

import (
	"fmt"

	"isoloir/poll/box"
)

// In French, U+202F stands before ; ! ? and within « », U+00A0 before the colon.
var french = words{
	Lang: "fr", Dir: "ltr", Name: "Français",
	months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	date: func(day int, month string, year int, clock string) string {
		first := ""
		if day == 1 {
			first = "er"
		}
		if clock != "" {
			clock = " à " + clock
		}
		return fmt.Sprintf("%d%s %s %d%s", day, first, month, year, clock)
	},

	Title:     "Les consultations de ce serveur",
	Lead:      "Les réponses sont scellées dans votre navigateur. Ce serveur ne peut pas les ouvrir, et ne sait pas qui vous êtes.",
	None:      "Aucune consultation n’est affichée ici. La plupart ne le sont pas\u00a0: si l’on vous a donné un lien, ouvrez-le.",
	Campaign:  "Des consultations qui vont ensemble",
	Principle: "Ni compte, ni cookie, ni trace de votre passage.",
	Languages: "Langue",
	Polls:     "Consultations",
	Pages:     "Autres consultations",
	Earlier:   "Retour",
	Later:     "Suite",
	Here:      "Page %d sur %d",
	status: map[box.Status]string{
		box.StatusUpcoming: "Ouvre le %s",
		box.StatusOpen:     "Ouverte jusqu’au %s",
		box.StatusClosed:   "Close",
		box.StatusSealed:   "Close et scellée",
		box.StatusWithheld: "Close\u202f; trop peu de réponses pour être dépouillée",
	},

	Missing:     "Cette page n’est pas ici",
	MissingText: "Ce serveur ne connaît ni consultation ni autre page à cette adresse. Copiez le lien en entier, ou demandez aux personnes qui vous l’ont donné.",
	Gone:        "Cette consultation a été supprimée",
	GoneText:    "La personne qui l’organisait l’a supprimée, et avec elle tous les bulletins que ce serveur gardait.",
	Failed:      "Le serveur a un problème",
	FailedText:  "Vous n’y êtes pour rien, et rien n’est perdu. Réessayez dans une minute.",

	ReadOnly:     "%s\u00a0: les questions, à lire",
	HowTitle:     "Pour répondre sans JavaScript",
	HowText:      "Une réponse est scellée, puis signée par une clé faite pour elle seule, avant de quitter votre appareil. Une page sans programme ne le peut pas, curl ou age non plus\u00a0: ils ne savent pas signer un bulletin. Le programme isoloir le sait. Lancez-le sur votre appareil, dans un terminal\u00a0:",
	HowAsk:       "Il pose les questions une à une, et n’envoie rien sans votre accord.",
	HowCode:      "Cette consultation n’accepte qu’un bulletin avec un code\u00a0: le programme demande le vôtre, et l’échange contre un jeton qui ne dit pas de qui il vient.",
	HowSet:       "Ou donnez vos réponses dans la commande. Par exemple\u00a0:",
	HowMore:      "Chaque question ci-dessous montre ce qu’il faut écrire pour elle. Si d’autres utilisent cet appareil, laissez plutôt le programme poser les questions\u00a0: aucune réponse n’entre dans la liste des commandes passées.",
	HowTor:       "Pour passer par Tor, ajoutez\u00a0:",
	InBooth:      "Répondre plutôt dans le navigateur, avec JavaScript",
	Reading:      "À lire d’abord",
	Before:       "Avant de commencer",
	facts:        [10]string{"Qui demande", "Pourquoi", "Base légale", "Qui peut ouvrir les réponses", "Conservation des réponses", "Ouvert seulement avec", "Vos mots peuvent-ils être cités\u202f?", "Contact", "Ouverture", "Clôture"},
	keptAtMost:   "jusqu’au %s au plus tard, puis suppression",
	orMore:       "%d bulletins ou plus",
	quote:        [3]string{"Non, jamais.", "Seulement si vous le permettez.", "Oui. N’écrivez rien qui dirait qui vous êtes."},
	SmallGroup:   "Dans un petit groupe, on devine facilement\u00a0: n’écrivez rien que vous seul·e auriez pu écrire.",
	asked:        "Les questions",
	page:         "Page %d",
	Required:     "obligatoire",
	OnlyIf:       "Posée seulement si l’on a répondu\u00a0:",
	question:     "Question %d",
	exactly:      "Choisissez-en %d.",
	atMost:       "Choisissez-en %d au plus.",
	atLeast:      "Choisissez-en au moins %d.",
	fromTo:       "Choisissez-en de %d à %d.",
	chooseOne:    "Choisissez-en un.",
	between:      "De %s à %s.",
	decimals:     "Chiffres après la virgule\u00a0: %d.",
	ownWords:     "Avec vos propres mots, %d caractères au plus.",
	rank:         "Mettez-les en ordre, le meilleur d’abord. Vous pouvez en laisser de côté.",
	gradeEach:    "Donnez une mention à chacun.",
	chooseInEach: "Un choix pour chaque ligne.",
	Lines:        "Lignes",
	Choices:      "Choix",
	Grades:       "Mentions, de la meilleure à la moins bonne",
	Other:        "Autre",
	otherMax:     "avec vos propres mots, %d caractères au plus",
	shuffled:     "L’isoloir les montre dans un ordre tiré au sort.",
	QuoteBox:     "Ce que j’ai écrit peut être cité, sans nom.",
	InCommand:    "Dans la commande\u00a0:",
	myWords:      "ma réponse",
}
