package report

import (
	"isoloir/poll"
	"isoloir/poll/results"
)

var spanish = words{
	Lang: "es", Dir: "ltr", point: ",", group: "\u00a0", percent: "\u00a0%", quotes: [2]string{"«", "»"}, and: " y ",

	Report: "Resultados", InShort: "En breve", Questions: "Pregunta por pregunta", HowAsked: "Cómo se hizo esta consulta", Checking: "Cómo comprobar estos resultados",
	Table:      "Las cifras: %[1]s",
	ballots:    counting("1 papeleta contada", "%s papeletas contadas"),
	answered:   counting("1 persona respondió", "%s personas respondieron"),
	onlyBallot: "Solo las papeletas con: %[1]s",
	hidden:     "«reservado»: un número no se muestra donde podría señalar a alguien, o ayudar a calcular uno que podría.",
	private:    "Aquí no se reserva nada. Esta página es para quienes tienen la llave y no es para publicar: los números pequeños pueden señalar a alguien.",
	Optional:   "Podía dejarse en blanco.", Mandatory: "Había que responder.",
	Several:  "Se podían elegir hasta %[1]d, por eso los porcentajes suman más de 100\u00a0%%.",
	Shuffled: "Las opciones estaban en orden aleatorio.",
	asked:    "Solo se preguntó después de: %[1]s.",
	HeldBack: "Respondieron tan pocas personas que aquí no se muestra nada.", Held: "reservado", Nobody: "Nadie respondió.", TooFew: "Muy pocas respuestas para un gráfico.",
	Other: "Otra cosa",
	Words: counting("Una persona escribió algo. Aquí no se muestra.", "%s personas escribieron algo. Sus palabras no se muestran aquí."),

	first: "%[1]s queda en primer lugar: %[2]s de quienes respondieron.", tied: "%[1]s empatan en primer lugar, con %[2]s cada una.",
	picked: "%[1]s es lo más elegido: por %[2]s de quienes respondieron.", pickedTied: "%[1]s son lo más elegido, con %[2]s cada una.",
	ofShown:  "De los números que pueden mostrarse, el mayor es %[1]s: %[2]s.",
	early:    "cerrada antes de tiempo, antes del %s",
	mean:     "En una escala de %[2]s a %[3]s, la media es %[1]s y la mediana %[4]s.",
	median:   "La respuesta del medio (mediana) es %[1]s.",
	frequent: "La respuesta más frecuente es %[1]s: %[2]s.", frequentT: "Las respuestas más frecuentes son %[1]s: %[2]s cada una.",
	wins: "%[1]s queda en primer lugar (%[2]s).", winTied: "%[1]s empatan en primer lugar (%[2]s).", duels: "Frente a cada otra opción, son más quienes la prefieren.",
	noOrder: "El orden queda reservado.", judged: "%[1]s es lo mejor valorado: %[2]s (%[3]s).", agreed: "Lo más claro: %[1]s – %[2]s, con %[3]s.",

	Reports:    counting("Estimado a partir de una papeleta.", "Estimado a partir de %s papeletas."),
	randomized: "Son estimaciones: antes de sellar una respuesta, el dispositivo de la persona echaba suertes y a veces ponía otra en su lugar (respuesta aleatorizada, ε = %[1]s). De ninguna papeleta se puede saber si dice la verdad. Una estimación inferior a 0 significa pocas personas o ninguna; una superior al 100\u00a0%%, casi todas. Cada una se da con su error estándar y su intervalo del 95\u00a0%%, que solo tienen en cuenta el azar.",
	shift:      "Quien hace trampa con el sorteo mueve una estimación: diez personas que se ponen de acuerdo, hasta en %[1]s.",
	estimated:  "Según la estimación, %[1]s va en primer lugar: %[2]s (intervalo del 95\u00a0%%: %[3]s).",
	unclear:    "Según la estimación, %[1]s tiene más que las demás: %[2]s (intervalo del 95\u00a0%%: %[3]s). No es seguro que sea la primera: los intervalos de otras llegan igual de alto.",
	Estimate:   "Estimación", Interval: "Intervalo del 95\u00a0%", Reported: "Declarado", LeftBlank: "Sin respuesta",

	Option: "Opción", Answer: "Respuesta", People: "Personas", Share: "Porcentaje", ShareOfPicks: "de todo lo elegido", Row: "Fila", Place: "Puesto", Grade: "Mención mayoritaria", Total: "Total", Round: "Ronda",
	Exhausted: "no ordenan ninguna de las que quedan",
	below:     "menos de %[1]s: %[2]s", above: "más de %[1]s: %[2]s", in: "%[1]s: %[2]s",
	Half: "la mitad de las menciones", More: "la mitad de las que cuentan", Stopped: "Las rondas terminan en un empate en el último puesto; el orden resulta de todas las formas de deshacerlo.", Rest: "después las demás, en un orden reservado",
	chart: map[chartKind]string{
		estimateChart: "Una barra para cada estimación y, sobre ella, una línea tan larga como su intervalo. La tabla de abajo tiene las mismas cifras.",
		barChart:      "Una barra por respuesta, tan larga como su porcentaje. La tabla de abajo tiene las mismas cifras.", columnChart: "Una columna por respuesta, tan alta como su porcentaje. La tabla de abajo tiene las mismas cifras.",
		divergingChart: "Una barra que se inclina hacia el lado donde hay más personas. La tabla de abajo tiene las mismas cifras.",
		profileChart:   "Una barra por opción, dividida por menciones, la mejor primero, con una línea en el medio. La tabla de abajo tiene las mismas cifras.",
		stackChart:     "Una barra por fila, dividida por respuestas. La tabla de abajo tiene las mismas cifras.",
		flowChart:      "Una barra por ronda, dividida por opciones, y adónde van los votos de las eliminadas. La tabla de abajo tiene las mismas cifras.",
		pairChart:      "Para cada par de opciones, cuántas personas prefieren la de la fila a la de la columna. La tabla de abajo tiene las mismas cifras.",
	},
	Pairs: "Cuántas personas prefieren la opción de la fila a la de la columna",
	cross: "%[1]s × %[2]s", crossNote: "A las dos preguntas: %[1]s. Los porcentajes son de la fila.",
	methods: map[poll.Method][2]string{
		results.Approval:      {"por aprobación", "Queda primero lo que más personas eligieron."},
		poll.Schulze:          {"método de Schulze", "Cada opción se compara con cada otra; deciden las cadenas de mayorías más fuertes."},
		poll.RankedPairs:      {"pares ordenados", "Cada opción se compara con cada otra; las mayorías valen de la más fuerte a la más débil, salvo que contradigan a otras más fuertes."},
		poll.InstantRunoff:    {"segunda vuelta instantánea", "Se elimina la opción que menos personas ponen primera, y sus papeletas pasan a la siguiente preferencia, hasta que una tiene más de la mitad."},
		poll.Borda:            {"recuento de Borda", "Una opción recibe un punto por cada opción ordenada detrás de ella."},
		poll.FirstPreferences: {"primeras preferencias", "Queda primero lo que más personas ponen en primer lugar."},
		poll.MajorityJudgment: {"juicio mayoritario", "La mención mayoritaria es la mejor que más de la mitad dan o superan. Si es la misma, deciden las menciones a su alrededor."},
		poll.MeanGrade:        {"mención media", "La peor mención vale 0, cada una mejor 1 más; la media más alta queda primera."},
	},

	facts: [14]string{"Quién preguntó", "Contacto", "Por qué", "Quién podía abrir las respuestas", "Quién podía responder", "Cuándo", "Cómo", "Idiomas", "Papeletas contadas", "Cómo se eligió a las personas",
		"Ponderación", "Margen de error", "Redacción", "Números pequeños"},
	Mode:     "En la web o con un programa, cada persona a solas y de forma anónima. Las respuestas se sellaron en el propio dispositivo.",
	Open:     "Cualquier persona con el enlace. Nada impedía responder varias veces.",
	Codes:    "Quienes recibieron un código. Cada código admite una papeleta.",
	Sampling: "No se eligió a nadie. Respondió quien quiso: no es una muestra aleatoria, y las cifras hablan de quienes respondieron, no de todo el mundo.",
	NoWeight: "Ninguna. Cada papeleta cuenta una vez.",
	NoMargin: "No se da ninguno. Supondría una muestra aleatoria.",
	Wording:  "Como está impresa aquí, en este orden. Los textos escritos se cuentan y no se citan.",
	keep:     "Detrás de cada número mostrado hay al menos %[1]d personas. Los demás se reservan, y también aquellos con los que podrían calcularse.",

	Box: "Papeletas en la urna", Opened: "Abiertas", Spoiled: "Nulas", Withdrawn: "Retiradas por quienes las enviaron",
	Log: "Registro", Entries: "Entradas del registro", Root: "Raíz del registro", Command: "Para comprobar",
	CheckText: "Al cerrarse la consulta, todas las papeletas pasaron a un solo registro ordenado que firmó su servidor. Su raíz, abajo, vale por todas: nadie puede añadir, cambiar o quitar una papeleta sin cambiarla. Cualquiera puede comprobar con Isoloir que el registro está completo y tiene esta raíz:",
	Secrecy:   "Nadie puede ver en él quién respondió ni qué. Con su recibo, cada persona puede comprobar que su papeleta está en él.",
	MadeWith:  "Hecho con Isoloir, a partir de las mismas cifras que isoloir tally.",
}
