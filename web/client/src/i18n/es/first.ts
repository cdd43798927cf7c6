/** The booth’s own words, in Spanish. Formal: usted. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count, figure } = speech("es");

export const words: Words["first"] = {
  loading: "La cabina se está abriendo…",
  retrying: "El servidor todavía no responde. Nuevo intento…",
  loadingText: "Se están recibiendo las preguntas y se comprueba que son las que indica su enlace.",
  skip: "Ir al contenido",
  language: "Idioma",
  inThisLanguage: "Esta página está ahora en español.",
  questionsIn: (name) => `Idioma de las preguntas: ${name}`,
  colon: ": ",
  tryAgain: "Reintentar",

  trust:
    "Esta página viene del servidor, y quien lo gestiona podría cambiarla. Si eso le preocupa, use la cabina como archivo (isoloir client) o el comando isoloir answer; isoloir verify compara esta página con la publicada.",

  badLinkTitle: "Este enlace no está completo",
  badLinkText: "El enlace de una consulta termina en 52 letras y cifras. Copie el enlace entero o escanee de nuevo el código.",
  unreachableTitle: "Las preguntas no han llegado",
  unreachableText: "No se puede contactar con el servidor. No se ha perdido nada: revise su conexión y vuelva a intentarlo.",
  upcomingTitle: "Esta consulta todavía no está abierta",
  upcomingText: (when) => `Se abre el ${when}.`,
  closedTitle: "Esta consulta está cerrada",
  closedText: (when) => `Se cerró el ${when} a más tardar. Ya no se pueden enviar respuestas.`,
  results: "Resultados",
  partTitle: "Falta algo por llegar",
  partText: "Sus respuestas siguen en esta página: revise su conexión y vuelva a intentarlo.",
  reason: (code) => `Motivo: ${code}`,

  before: "Antes de empezar",
  who: "Quién pregunta",
  why: "Para qué",
  legalBasis: "Base jurídica",
  keyHolders: "Quién puede abrir las respuestas",
  keptUntil: "Conservación de las respuestas",
  keptUntilAtMost: (date) => `hasta el ${date} como máximo; después se eliminan`,
  quoteTerm: "¿Se puede citar lo que usted escriba?",
  quoteNever: "No, nunca.",
  quoteAsk: "Solo si usted lo permite marcando una casilla.",
  quoteAllowed: "Sí. No escriba nada que revele quién es usted.",
  contact: "Contacto",
  opens: "Apertura",
  closes: "Cierre",
  openedWith: "Se abren solo a partir de",
  ballotsOrMore: (n) => `${figure(n)} papeletas`,
  ballotsAtMost: (most) => `; se admiten ${figure(most)} como máximo`, // goes behind it
  smallGroup:
    "En un grupo pequeño es fácil adivinar las respuestas: no escriba nada que solo usted habría podido escribir.",
  sealedTitle: "Detrás de la cortina",
  sealed: [
    "Sus respuestas se sellan en este dispositivo. El servidor que las recoge no puede abrirlas.",
    "Ni nombre, ni cuenta, ni cookies. En este dispositivo no queda nada.",
    "Todas las papeletas tienen el mismo tamaño, así que el tamaño no revela lo que se ha respondido.",
  ],
  reading: "Para leer antes",
  extent: (questions, pages) =>
    `${count(questions, { one: "# pregunta", many: "# de preguntas", other: "# preguntas" })} en ${count(pages, { one: "# página", many: "# de páginas", other: "# páginas" })}. Puede dejar sin responder las que no estén marcadas como obligatorias.`,
  start: "Entrar en la cabina",
  haveReceipt: "Tengo un resguardo o una papeleta sellada",
  clearAll: "Borrar todo",
  cleared: "Se ha borrado todo.",

  page: (n) => `Página ${n}`,
  pageOf: (n, of) => `Página ${n} de ${of}`,
  required: "obligatoria",
  next: "Continuar",
  back: "Atrás",
  toCheck: "Revisar sus respuestas",
  undo: "Deshacer mi elección",
  clear: "Borrar esta respuesta",
  pickExactly: (n) => `Elija ${n}.`,
  pickAtMost: (n) => `Elija ${n} como máximo.`,
  pickAtLeast: (n) => `Elija al menos ${n}.`,
  pickBetween: (min, max) => `Elija de ${min} a ${max}.`,
  picked: (n) => count(n, { one: "# elegida", many: "# de elegidas", other: "# elegidas" }),
  other: "Otra respuesta",
  otherText: "Indique cuál",
  left: (n) => count(n, { one: "queda # carácter", many: "quedan # de caracteres", other: "quedan # caracteres" }),
  over: (n) => count(n, { one: "sobra # carácter", many: "sobran # de caracteres", other: "sobran # caracteres" }),
  between: (min, max) => `De ${min} a ${max}.`,
  quoteBox: "Lo que he escrito se puede citar, sin nombre.",
  shown: "Ha aparecido una pregunta nueva más abajo.",
  error: "Error",
};
