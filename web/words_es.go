package web

import (
	"fmt"

	"isoloir/poll/box"
)

var spanish = words{
	Lang: "es", Dir: "ltr", Name: "Español",
	months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	date: func(day int, month string, year int, clock string) string {
		if clock != "" {
			clock = ", " + clock
		}
		return fmt.Sprintf("%d de %s de %d%s", day, month, year, clock)
	},

	Title:     "Consultas de este servidor",
	Lead:      "Las respuestas se sellan en su navegador. Este servidor no puede abrirlas ni sabe quién es usted.",
	None:      "Aquí no se muestra ninguna consulta. La mayoría no se muestran: si le han dado un enlace, ábralo.",
	Campaign:  "Consultas que van juntas",
	Principle: "Sin cuenta, sin cookies y sin anotar quién ha venido.",
	Languages: "Idioma",
	Polls:     "Consultas",
	Pages:     "Más consultas",
	Earlier:   "Atrás",
	Later:     "Más",
	Here:      "Página %d de %d",
	status: map[box.Status]string{
		box.StatusUpcoming: "Abre el %s",
		box.StatusOpen:     "Abierta hasta el %s",
		box.StatusClosed:   "Cerrada",
		box.StatusSealed:   "Cerrada y sellada",
		box.StatusWithheld: "Cerrada; demasiado pocas respuestas para abrirlas",
	},

	Missing:     "Esta página no está aquí",
	MissingText: "Este servidor no conoce ninguna consulta ni otra página con esta dirección. Copie el enlace entero o pregunte a quien se lo dio.",
	Gone:        "Esta consulta se ha eliminado",
	GoneText:    "Quien la organizaba la ha eliminado, y con ella todas las papeletas que guardaba este servidor.",
	Failed:      "Algo ha fallado en el servidor",
	FailedText:  "No es culpa suya y no se ha perdido nada. Inténtelo de nuevo dentro de un minuto.",

	ReadOnly:     "%s: las preguntas, para leer",
	HowTitle:     "Para responder sin JavaScript",
	HowText:      "Una respuesta se sella, y se firma con una clave hecha solo para ella, antes de salir de su dispositivo. Una página sin programa no puede hacerlo, y curl o age tampoco: no saben firmar una papeleta. El programa isoloir sí sabe. Ejecútelo en su propio dispositivo, en un terminal:",
	HowAsk:       "Hace las preguntas una a una y no envía nada sin su permiso.",
	HowCode:      "Esta consulta solo acepta papeletas con código: el programa le pide el suyo y lo cambia por una ficha que no muestra de quién es.",
	HowSet:       "O dé sus respuestas en la orden. Por ejemplo:",
	HowMore:      "Cada pregunta de abajo muestra qué escribir para ella. Si otras personas usan el mismo dispositivo, deje que pregunte el programa: así ninguna respuesta queda en la lista de órdenes anteriores.",
	HowTor:       "Para pasar por Tor, añada:",
	InBooth:      "Responder en el navegador, con JavaScript",
	Reading:      "Para leer antes",
	Before:       "Antes de empezar",
	facts:        [10]string{"Quién pregunta", "Para qué", "Base jurídica", "Quién puede abrir las respuestas", "Las respuestas se guardan hasta", "Solo se abren con", "¿Se pueden citar sus palabras?", "Contacto", "Apertura", "Cierre"},
	keptAtMost:   "el %s como máximo; después se eliminan",
	orMore:       "%d papeletas o más",
	quote:        [3]string{"No, nunca.", "Solo si usted lo permite.", "Sí. No escriba nada que muestre quién es."},
	SmallGroup:   "En un grupo pequeño las respuestas se adivinan con facilidad: no escriba nada que solo usted pudiera haber escrito.",
	asked:        "Las preguntas",
	page:         "Página %d",
	Required:     "obligatoria",
	OnlyIf:       "Solo se pregunta si se ha respondido:",
	question:     "Pregunta %d",
	exactly:      "Elija %d.",
	atMost:       "Elija %d como máximo.",
	atLeast:      "Elija al menos %d.",
	fromTo:       "Elija de %d a %d.",
	chooseOne:    "Elija una opción.",
	between:      "De %s a %s.",
	decimals:     "Cifras decimales: %d.",
	ownWords:     "Con sus propias palabras, %d caracteres como máximo.",
	rank:         "Póngalas en orden, la mejor primero. Puede dejar algunas fuera.",
	gradeEach:    "Dé una calificación a cada una.",
	chooseInEach: "Elija una opción en cada línea.",
	Lines:        "Líneas",
	Choices:      "Opciones",
	Grades:       "Calificaciones, la mejor primero",
	Other:        "Otra",
	otherMax:     "con sus propias palabras, %d caracteres como máximo",
	shuffled:     "La cabina las muestra en un orden sacado al azar.",
	QuoteBox:     "Lo que he escrito se puede citar, sin nombre.",
	InCommand:    "En la orden:",
	myWords:      "mi respuesta",
}
