package report

import (
	"isoloir/poll"
	"isoloir/poll/results"
)

var french = words{
	Lang: "fr", Dir: "ltr", point: ",", group: "\u202f", percent: "\u00a0%", quotes: [2]string{"«\u00a0", "\u00a0»"}, and: " et ",

	Report: "Résultats", InShort: "En bref", Questions: "Question par question", HowAsked: "Comment cette consultation a été faite", Checking: "Comment vérifier ces résultats",
	Table:      "Les chiffres\u00a0: %[1]s",
	ballots:    counting("1 bulletin compté", "%s bulletins comptés"),
	answered:   counting("1 personne a répondu", "%s personnes ont répondu"),
	onlyBallot: "Seulement les bulletins tels que\u00a0: %[1]s",
	hidden:     "«\u00a0non publié\u00a0»\u00a0: un nombre n’est pas montré là où il pourrait désigner quelqu’un, ou aider à en retrouver un qui le pourrait.",
	private:    "Rien n’est retenu ici. Cette page est pour celles et ceux qui détiennent la clé, et n’est pas à publier\u00a0: de petits nombres peuvent désigner quelqu’un.",
	Optional:   "Pouvait rester sans réponse.", Mandatory: "Réponse obligatoire.",
	Several:  "Jusqu’à %[1]d choix possibles\u00a0: la somme des parts dépasse 100\u00a0%%.",
	Shuffled: "Options présentées dans un ordre aléatoire.",
	asked:    "Posée seulement après\u00a0: %[1]s.",
	HeldBack: "Trop peu de réponses pour montrer quoi que ce soit ici.", Held: "non publié", Nobody: "Personne n’a répondu.", TooFew: "Trop peu de réponses pour un graphique.",
	Other: "Autre chose",
	Words: counting("Une personne a écrit quelque chose. Ce n’est pas montré ici.", "%s personnes ont écrit quelque chose. Leurs mots ne sont pas montrés ici."),

	first: "%[1]s arrive en tête\u00a0: %[2]s de celles et ceux qui ont répondu.", tied: "%[1]s sont à égalité en tête, avec %[2]s chacun.",
	picked: "%[1]s est le choix le plus fréquent\u00a0: %[2]s de celles et ceux qui ont répondu.", pickedTied: "%[1]s sont les choix les plus fréquents, %[2]s chacun.",
	ofShown:  "Parmi les nombres qui peuvent être montrés, le plus grand est %[1]s\u00a0: %[2]s.",
	early:    "close avant son terme, le %s",
	mean:     "Sur une échelle de %[2]s à %[3]s, la moyenne est de %[1]s et la médiane de %[4]s.",
	median:   "La réponse du milieu (médiane) est %[1]s.",
	frequent: "La réponse la plus fréquente est %[1]s\u00a0: %[2]s.", frequentT: "Les réponses les plus fréquentes sont %[1]s\u00a0: %[2]s chacune.",
	wins: "%[1]s arrive en tête (%[2]s).", winTied: "%[1]s sont à égalité en tête (%[2]s).", duels: "Plus de personnes le préfèrent à chaque autre option que l’inverse.",
	noOrder: "L’ordre n’est pas publié.", judged: "%[1]s est le mieux jugé\u00a0: %[2]s (%[3]s).", agreed: "Le plus net\u00a0: %[1]s – %[2]s, avec %[3]s.",

	Reports:    counting("Estimé à partir d’un bulletin.", "Estimé à partir de %s bulletins."),
	randomized: "Ce sont des estimations\u00a0: avant de sceller une réponse, l’appareil de la personne tirait au sort et en mettait parfois une autre à sa place (réponse aléatoire, ε = %[1]s). D’aucun bulletin on ne peut savoir s’il dit vrai. Une estimation inférieure à 0 signifie peu ou personne, une supérieure à 100\u00a0%% presque tout le monde\u202f; chacune est donnée avec son erreur type et son intervalle à 95\u00a0%%, qui ne tiennent compte que du hasard.",
	shift:      "Qui triche avec le tirage déplace une estimation\u00a0: dix personnes qui s’entendent, d’au plus %[1]s.",
	estimated:  "Selon l’estimation, %[1]s arrive en tête\u00a0: %[2]s (intervalle à 95\u00a0%%\u00a0: %[3]s).",
	unclear:    "Selon l’estimation, %[1]s obtient le plus\u00a0: %[2]s (intervalle à 95\u00a0%%\u00a0: %[3]s). Il n’est pas certain que ce soit la première réponse\u00a0: les intervalles d’autres vont aussi haut.",
	Estimate:   "Estimation", Interval: "Intervalle à 95\u00a0%", Reported: "Déclaré", LeftBlank: "Sans réponse",

	Option: "Option", Answer: "Réponse", People: "Personnes", Share: "Part", ShareOfPicks: "de tous les choix", Row: "Ligne", Place: "Rang", Grade: "Mention majoritaire", Total: "Total", Round: "Tour",
	Exhausted: "ne classent aucune option restante",
	below:     "moins de %[1]s\u00a0: %[2]s", above: "plus de %[1]s\u00a0: %[2]s", in: "%[1]s\u00a0: %[2]s",
	Half: "la moitié des mentions", More: "la moitié de ceux qui comptent", Stopped: "Les tours s’arrêtent sur une égalité à la dernière place\u00a0; l’ordre résulte de toutes les façons de la départager.", Rest: "puis les autres, dans un ordre non publié",
	chart: map[chartKind]string{
		estimateChart: "Une barre pour chaque estimation et, sur elle, un trait aussi long que son intervalle. Le tableau ci-dessous donne les mêmes chiffres.",
		barChart:      "Une barre par réponse, longue comme sa part. Le tableau ci-dessous donne les mêmes chiffres.", columnChart: "Une colonne par réponse, haute comme sa part. Le tableau ci-dessous donne les mêmes chiffres.",
		divergingChart: "Une barre qui penche du côté où il y a le plus de monde. Le tableau ci-dessous donne les mêmes chiffres.",
		profileChart:   "Une barre par option, divisée par mentions, la meilleure d’abord, avec un trait au milieu. Le tableau ci-dessous donne les mêmes chiffres.",
		stackChart:     "Une barre par ligne, divisée par réponses. Le tableau ci-dessous donne les mêmes chiffres.",
		flowChart:      "Une barre par tour, divisée par options, et où vont les voix des options éliminées. Le tableau ci-dessous donne les mêmes chiffres.",
		pairChart:      "Pour chaque paire d’options, combien préfèrent celle de la ligne à celle de la colonne. Le tableau ci-dessous donne les mêmes chiffres.",
	},
	Pairs: "Combien préfèrent l’option de la ligne à celle de la colonne",
	cross: "%[1]s × %[2]s", crossNote: "%[1]s aux deux questions. Les parts sont celles de la ligne.",
	methods: map[poll.Method][2]string{
		results.Approval:      {"par approbation", "L’option choisie par le plus grand nombre arrive en tête."},
		poll.Schulze:          {"méthode de Schulze", "Chaque option est comparée à chaque autre\u00a0; les plus fortes chaînes de majorités décident."},
		poll.RankedPairs:      {"paires classées", "Chaque option est comparée à chaque autre\u00a0; les majorités comptent de la plus forte à la plus faible, sauf si elles contredisent de plus fortes."},
		poll.InstantRunoff:    {"vote alternatif", "L’option la moins classée première est éliminée et ses bulletins vont à leur choix suivant, jusqu’à ce qu’une option ait plus de la moitié."},
		poll.Borda:            {"méthode de Borda", "Une option reçoit un point pour chaque option classée après elle."},
		poll.FirstPreferences: {"premières préférences", "L’option classée première par le plus grand nombre arrive en tête."},
		poll.MajorityJudgment: {"jugement majoritaire", "La mention majoritaire est la meilleure que plus de la moitié donnent ou dépassent. À mention égale, les mentions autour d’elle départagent."},
		poll.MeanGrade:        {"note moyenne", "La plus mauvaise mention vaut 0, chaque meilleure 1 de plus\u00a0; la plus haute moyenne arrive en tête."},
	},

	facts: [14]string{"Qui a demandé", "Contact", "Pourquoi", "Qui pouvait ouvrir les réponses", "Qui pouvait répondre", "Quand", "Comment", "Langues", "Bulletins comptés", "Comment les personnes ont été choisies",
		"Redressement", "Marge d’erreur", "Formulation", "Petits nombres"},
	Mode:     "Sur le web ou avec un programme, chaque personne seule et anonymement. Les réponses ont été scellées sur l’appareil de chaque personne.",
	Open:     "Toute personne ayant le lien. Rien n’empêchait de répondre plusieurs fois.",
	Codes:    "Celles et ceux qui ont reçu un code. Chaque code admet un bulletin.",
	Sampling: "Elles ne l’ont pas été. Ont répondu celles et ceux qui l’ont voulu\u00a0: ce n’est pas un échantillon aléatoire, et les chiffres parlent des personnes qui ont répondu, pas de tout le monde.",
	NoWeight: "Aucun. Chaque bulletin compte une fois.",
	NoMargin: "Aucune n’est donnée. Elle supposerait un échantillon aléatoire.",
	Wording:  "Telle qu’imprimée ici, dans cet ordre. Les textes écrits sont comptés et non cités.",
	keep:     "Derrière chaque nombre montré, il y a au moins %[1]d personnes. Les autres ne sont pas publiés, ni ceux qui permettraient de les retrouver.",

	Box: "Bulletins dans l’urne", Opened: "Ouverts", Spoiled: "Nuls", Withdrawn: "Retirés par leurs auteurs",
	Log: "Registre", Entries: "Entrées du registre", Root: "Racine du registre", Command: "Pour vérifier",
	CheckText: "À la clôture, tous les bulletins ont été mis dans un seul registre trié, signé par le serveur. Sa racine, ci-dessous, vaut pour tous\u00a0: personne ne peut ajouter, changer ou ôter un bulletin sans la changer. Tout le monde peut vérifier avec Isoloir que le registre est complet et a cette racine\u00a0:",
	Secrecy:   "Personne ne peut y voir qui a répondu, ni quoi. Avec son reçu, chaque personne peut vérifier que son bulletin y figure.",
	MadeWith:  "Fait avec Isoloir, à partir des mêmes chiffres que isoloir tally.",
}
