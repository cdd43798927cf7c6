// The booth's words in Spanish, by the parts that fetch them.

import type { Words } from "./index.ts";
import { counting, figures } from "./speech.ts";

const figure = /* @__PURE__ */ figures("es");
const count = /* @__PURE__ */ counting("es", figure);

/** Up to the check of the answers. Fetched beside the questions, so they must stay few. */
export const first: Words["first"] = {
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

/** The fields that only some polls have. They come in one file with these fields and the first words. */
export const fields: Words["fields"] = {
  day: "Día",
  month: "Mes",
  year: "Año",
  example: (date) => `Por ejemplo: ${date}.`,
  ranked: "Su orden",
  unranked: "Sin ordenar",
  rankHint: "Lo mejor va primero. Indique el puesto con su número o con los botones, o arrastre por el asa. Puede detenerse donde quiera.",
  rankPlace: "Puesto",
  rankEmpty: "Todavía no hay nada ordenado.",
  rankAll: "Todo está ordenado.",
  rankAdd: "Añadir al orden",
  rankUp: "Subir",
  rankDown: "Bajar",
  rankRemove: "Quitar",
  rankAt: (label, place, of) => `${label}: puesto ${place} de ${of}`,
  rankOut: (label) => `${label}: fuera del orden`,
};

/** What is wrong with an answer, and from the check to the receipt. Fetched after the first picture. */
export const sending: Words["sending"] = {
  verified: "Estas son exactamente las preguntas que indica su enlace.",
  pollId: "Número de la consulta",
  pollWords: "El mismo en palabras",
  compare: "Quien ve estas palabras ve esta consulta: compárelas con el cartel, la carta o la pantalla de otra persona.",
  asCode: "El enlace como código QR y cómo compararlo",

  problems: (n) => count(n, { one: "Hay que revisar una respuesta", many: "Hay que revisar # de respuestas", other: "Hay que revisar # respuestas" }),
  needChoice: "Elija una respuesta.",
  needScale: "Elija un punto de la escala.",
  needText: "Escriba una respuesta.",
  needNumber: "Indique un número.",
  needDate: "Indique una fecha.",
  needRanking: "Ordene al menos un elemento.",
  needLines: "Responda en cada fila.",
  badNumber: (like) => `Indique un número en cifras, por ejemplo ${like}.`,
  badDate: { day: "Indique un día que exista en ese mes.", month: "Indique un mes del 1 al 12.", year: "Indique el año con cuatro cifras." },
  outOfRange: (min, max) => `Indique un valor entre ${min} y ${max}.`,
  tooLong: (n) => `Acórtelo en ${count(n, { one: "# carácter", many: "# de caracteres", other: "# caracteres" })}.`,
  otherMissing: "Indique a qué se refiere con «Otra respuesta».",
  badAnswer: (code) => `Esta respuesta no se puede enviar (${code}). Bórrela y responda de nuevo.`,

  checkText:
    "Todavía no ha salido nada de este dispositivo. Después de enviarla, podrá cambiar o retirar su papeleta con el resguardo hasta que se cierre la consulta.",
  checkReplacing: "Todavía no ha salido nada de este dispositivo. Una vez enviadas, estas respuestas sustituirán a las que están en la urna.",
  change: "Cambiar",
  blank: "Sin respuesta",
  yes: "Sí",
  no: "No",
  sentTitle: "Qué se enviará exactamente",
  sentText: (bytes) =>
    `El texto siguiente, sellado para las claves siguientes. Nada más sobre usted ni sobre este dispositivo. Todas las papeletas de esta consulta ocupan ${bytes} bytes, sea cual sea la respuesta.`,
  sentAnswers: "Sus respuestas, tal como se sellarán",
  sentKeys: "Claves que pueden abrirlas (huellas)",
  send: "Sellar y enviar mis respuestas",
  sendReplacing: "Sellar y sustituir mi papeleta",

  sendingTitle: "Envío de su papeleta",
  sealing: "Sus respuestas se están sellando en este dispositivo…",
  sending: "La papeleta sellada se está enviando…",
  working: "Su dispositivo aún calcula la prueba que frena las avalanchas. Después saldrá por sí sola…",
  laterTitle: "Enviarla más tarde o desde otro lugar",
  doneTitle: "Su papeleta está en la urna",
  doneText: "El servidor ha firmado un resguardo, y esta página ha comprobado la firma.",
  replacedTitle: "Su nueva papeleta está en la urna",
  newReceiptTitle: "Guarde su nuevo resguardo",
  newReceiptText: "El anterior ya no es válido.",
  receiptTitle: "Guarde su resguardo",
  receiptText: (when) =>
    `Con él puede cambiar o retirar su papeleta hasta el ${when} y, después del cierre, comprobar que se ha contado. No muestra lo que usted ha respondido.`,
  receiptWarning:
    "Quien tenga este archivo puede cambiar o retirar su papeleta. Guárdelo donde solo usted pueda acceder a él, o prescinda de él.",
  save: "Guardar el resguardo",
  saved: "El archivo se ha entregado a su navegador para que lo guarde.",
  receiptFile: "resguardo",
  mindTitle: "Cambiar de opinión",
  changeAnswers: "Cambiar mis respuestas",
  withdraw: "Retirar mi papeleta",
  forget: "Esta página conoce sus respuestas hasta que usted la cierre o lo borre todo. En este dispositivo no queda nada.",
  receiptWords: (title, closes) =>
    `Resguardo de una papeleta: ${title}\n\nHasta el ${closes}, este archivo permite sustituir o retirar la papeleta; después puede probar\nque la papeleta tiene que figurar en el registro de la consulta. No muestra lo que se ha respondido.\nQUIEN TENGA ESTE ARCHIVO PUEDE CAMBIAR LA PAPELETA. Guárdelo donde solo usted pueda acceder a él.\n`,
};

/** What few see: a page that stops, or a ballot that does not simply arrive. */
export const unusual: Words["unusual"] = {
  insecureTitle: "Aquí no se podrían sellar sus respuestas",
  insecureText:
    "Esta página se ha abierto sin https, o este navegador es demasiado antiguo para cifrar. Abra el enlace con https o en un navegador actual.",
  insecureOnion: "Esta es una dirección .onion, y este navegador no se fía de ella sin https. Abra el enlace en el navegador Tor o responda con isoloir answer --proxy.",
  notFoundTitle: "Esta consulta no está aquí",
  notFoundText: "Este servidor no conoce la consulta que indica su enlace. Puede que se haya eliminado. Pregunte a quienes le dieron el enlace. Si tiene un resguardo, guárdelo: isoloir receipt check muestra lo que demuestra.",
  unverifiedTitle: "Estas no son las preguntas que indica su enlace",
  unverifiedText:
    "Un enlace indica unas preguntas y ninguna otra. Lo que ha enviado este servidor no coincide y no se muestra; no se ha enviado nada sobre usted. Pregunte a quienes le dieron el enlace, por un medio que no sea esta página.",

  checkMade: "Puede que una papeleta sellada suya ya esté en la urna o en un archivo. Lo que envíe ahora la sustituye: nunca cuentan las dos.",
  waiting: (seconds) =>
    `El servidor no responde. La misma papeleta sellada se enviará de nuevo en ${count(seconds, { one: "# segundo", many: "# de segundos", other: "# segundos" })}.`,
  unsentTitle: "Todavía sin enviar",
  unsentText:
    "No se puede contactar con el servidor. Su papeleta sellada sigue aquí, en esta página. Enviarla otra vez no entraña ningún riesgo: cuenta una sola vez, aunque ya hubiera llegado.",
  laterText: "Guarde la papeleta sellada como archivo. Solo quienes tienen las claves pueden abrirla; cualquiera puede enviarla hasta que se cierre la consulta, con «Tengo un resguardo o una papeleta sellada» o con la orden siguiente.",
  laterSecret: "Su secreto es un segundo archivo: guárdelo solo para usted. Con él, el resguardo puede cambiar o retirar la papeleta; sin él, solo probar que se aceptó.",
  saveBallot: "Guardar la papeleta sellada",
  saveSecret: "Guardar su secreto",
  refusedTitle: "El servidor no ha aceptado su papeleta",
  refusals: {
    closed: "El servidor dice que la consulta está cerrada y que este envío no se ha contado.",
    not_open_yet: "La consulta todavía no está abierta. Sus respuestas siguen aquí; vuelva a intentarlo cuando se abra.",
    full: "La urna está llena: contiene tantas papeletas como estaba previsto.",
    withdrawn: "Esta papeleta se retiró. Ya no se puede cambiar.",
    seq_out_of_turn: "La papeleta se ha cambiado después de este resguardo. Use el resguardo más reciente que haya guardado.",
    seq_too_high: "Esta papeleta se ha cambiado cien veces, que es el máximo. Cuenta tal como está.",
    no_such_ballot: "El servidor no conoce esta papeleta, aunque firmó que la tenía. Guarde el resguardo como prueba y avise a los responsables de la consulta.",
    deleted: "El servidor dice que los responsables han eliminado esta consulta, con todas sus papeletas, y no muestra ninguna prueba. Si tiene un resguardo, guárdelo y pregúnteles.",
    offline: "Este dispositivo no está conectado a ninguna red. Su papeleta sellada espera aquí y saldrá por sí sola en cuanto vuelva la conexión.",
    too_many_requests: "Llegó demasiado desde su parte de la red en pocos minutos, quizá porque muchos la comparten. No se ha perdido nada: su envío espera aquí y saldrá por sí solo.",
    bad_answer: "Algo ha respondido en lugar del servidor, quizá la página de acceso de una red: si es así, inicie sesión en otra pestaña. Su papeleta sellada sigue aquí; enviarla otra vez no entraña ningún riesgo.",
    bad_receipt: "El servidor ha respondido, pero su resguardo no es válido. Enviarla otra vez no entraña ningún riesgo.",
    preview: "Esto es solo la vista previa: se puede responder hasta el final y no se ha guardado nada.",
    not_sealed: "No se ha podido sellar en este dispositivo. Sus respuestas siguen aquí: vuelva a intentarlo.",
  },
  refusedOther: "Sus respuestas siguen aquí. Si volver a intentarlo no sirve, avise a los responsables de la consulta e indíqueles el motivo siguiente.",
  doneLate: "La consulta se cerró antes de que llegaran sus últimos cambios. Cuenta lo que había enviado antes.",
  clearSure: "¿Borrar todo? Sus respuestas y la clave de su papeleta desaparecerán de esta página; lo que está en la urna se queda allí. Los archivos que haya guardado y la dirección en el historial del navegador tendrá que borrarlos usted.",
};

/** Polls with codes. Fetched for those alone. */
export const codes: Words["codes"] = {
  title: "Su código",
  text: "En esta consulta cada persona tiene una sola papeleta. Su carta o mensaje lleva un código. Aquí se cambia por una credencial de voto que el servidor firma sin verla: por lo que se guarda, nadie puede relacionar el código con sus respuestas.",
  label: "El código",
  hint: "Siete grupos de cuatro letras y cifras. No importan los guiones, los espacios ni las minúsculas.",
  get: "Obtener mi credencial",
  tooShort: "El código es demasiado corto. Tiene siete grupos de cuatro letras y cifras.",
  tooLong: "El código es demasiado largo. Tiene siete grupos de cuatro letras y cifras.",
  badSymbol: (group) => `El grupo ${group} contiene un carácter que ningún código tiene. Compárelo con su carta.`,
  mistyped: (group) => `El código está mal copiado${group > 0 ? `, probablemente en el grupo ${group}` : ""}. Compárelo con su carta.`,

  overTitle: "Según el reloj de este dispositivo, ya no se aceptan códigos",
  overText: (when) => `Se podían cambiar hasta el ${when}. Si el reloj no va bien, inténtelo de todos modos: decide el servidor. Quien guardó antes una credencial aún puede responder con ella.`,
  until: (when) => `Los códigos se cambian hasta el ${when}.`,

  safeTitle: "Si no puede permitirse perder esta página",
  safeText: "Un código da una sola credencial. Si se corta la conexión, esta página vuelve a pedir la misma; pero si entretanto se pierde la página, se pierde también el código. Guarde primero la solicitud: con ella y su código podrá continuar en cualquier dispositivo. No se la enseñe a nadie: podría relacionar su código con su papeleta. Bórrela en cuanto tenga la credencial.",
  safeAudited: "En esta consulta, incluso después del cierre: junto con lo que ve el auditor, este archivo lleva de su código a su papeleta.",
  saveRequest: "Guardar la solicitud",
  requestHere: "La solicitud está aquí. Escriba el código que le corresponde.",

  linkKept: "Ha llegado por un enlace que contiene su código o su credencial, y el navegador puede conservarlo. Si otras personas usan este dispositivo, borre el enlace del historial o ábralo en una ventana privada.",
  haveTitle: "O use una credencial que guardó",
  file: "El archivo que termina en .token",
  haveCode: "Si la tiene como código QR, escanéelo o pegue su enlace en el campo de arriba.",
  badFile: "No es una credencial completa. Elija el archivo tal como se guardó.",
  badPaper: "No es una credencial completa: está cortada o cambiada. Escanee otra vez el código QR o copie el enlace entero.",
  elsewhere: "Esta credencial es de otra consulta.",
  badToken: "Esta credencial no es válida: no la firmó la clave de la consulta.",

  gettingTitle: "Obteniendo su credencial",
  making: "Preparando una solicitud que oculta su papeleta al servidor…",
  getting: "El servidor la firma sin verla…",
  waiting: (seconds) => `El servidor no responde. La misma solicitud vuelve a salir en ${count(seconds, { one: "# segundo", many: "# de segundos", other: "# segundos" })}.`,
  unsentTitle: "Todavía no hay credencial",
  unsentText: "No se pudo contactar con el servidor. Volver a pedirla es seguro: la misma solicitud recibe la misma credencial.",
  refusedTitle: "El servidor no dio ninguna credencial",
  refusedOther: "Si volver a intentarlo no sirve, avise a quienes preguntan, con el motivo de abajo.",
  backToCode: "Volver al código",
  refusals: {
    unknown_code: "El servidor no conoce este código en esta consulta. ¿Es la carta de otra? Si no, avise a quienes preguntan.",
    code_revoked: "Quienes preguntan han anulado este código. Pídales otro.",
    code_used: "Este código ya se cambió con otra solicitud. Si fue usted, use la credencial o la solicitud que guardó entonces; si no, otra persona lo ha usado: avise a quienes preguntan.",
    tokens_over: "En esta consulta ya no se aceptan códigos. Quien guardó antes una credencial aún puede responder con ella.",
    closed: "Entretanto la consulta se ha cerrado.",
    bad_token: "Lo que envió el servidor no está firmado con la clave que nombra esta consulta. No lo use. Conserve la solicitud y avise a quienes preguntan, no al servidor.",
    preview: "Esto es solo la vista previa: no da credenciales y no se ha guardado nada.",
    offline: "Este dispositivo no está en ninguna red. La solicitud saldrá sola cuando vuelva la red.",
    too_many_requests: "Llegaron demasiados códigos desde su parte de la red en pocos minutos. El suyo no se ha gastado: la solicitud espera aquí y saldrá sola.",
    bad_answer: "Algo respondió en lugar del servidor, quizá la página de acceso de una red: inicie sesión en otra pestaña y vuelva a intentarlo.",
  },

  paperTitle: "Ya tiene su credencial",
  paperText: "Está en esta página y en ningún otro lugar. Admite una papeleta y no contiene nada de su código.",
  broughtText: "Admite una papeleta y no contiene nada de su código. Consérvela hasta haber respondido.",
  answerNow: "Responder ahora",
  laterTitle: "Responder más tarde, desde otro lugar",
  laterText: "Quien observe el servidor podría reconocer que un código y una papeleta van juntos, si una cosa sigue enseguida a la otra o viene de la misma red. Guarde la credencial y responda otro día y por otra red: entonces nada los relaciona.",
  paperWarning: "Quien tenga el archivo, o una foto del código QR, puede depositar su papeleta. Guárdelos para usted hasta haberlo hecho.",
  savePaper: "Guardar la credencial",
  showPaper: "Llevársela como código QR",
  paperCode: "Este código QR es su credencial. Fotografíelo o imprima esta página: quien lo escanee llega a la consulta con la credencial en la mano. Por eso, quien lo fotografíe puede responder en su lugar y, hasta el cierre, cambiar lo que usted respondió. No deje que nadie lo vea, piense que muchos teléfonos copian sus fotos en otros sitios y borre las suyas cuando haya respondido.",
  paperAlt: "Su credencial como código QR. Quien la fotografíe puede responder en su lugar. El archivo contiene lo mismo.",
  upcoming: (when) => `La consulta se abre el ${when}. Guarde la credencial y vuelva con ella.`,
  fileWords: "Esto es una credencial de voto: admite una papeleta en la consulta de abajo, y nadie puede saber de quién era el código que la obtuvo.\nAbra la página de la consulta y elija este archivo, o use: isoloir answer ENLACE --token ARCHIVO\nQuien tenga este archivo puede depositar la papeleta. Guárdelo para usted hasta haberlo hecho.\n",
  requestWords: "Esto es la solicitud de una credencial, hasta que el servidor responda. Abra la página de la consulta, elija este archivo y escriba el código.\nNo se lo enseñe a nadie: con él y la memoria del servidor, o lo que ve un auditor, su código lleva a su papeleta. Bórrelo cuando tenga la credencial.\n",

  along: "La credencial va con la papeleta, para que sea admitida. No contiene nada de su código.",
  clearPaper: "\n\nSu código está gastado y no consta que haya una papeleta suya en la urna: sin lo que haya guardado (la credencial, la solicitud o la papeleta sellada) ya no podrá responder.",
  noticeTitle: "Una persona, una papeleta",
  noticeText: "Necesita un código, por ejemplo el de una carta. Por lo que se guarda, nadie puede relacionarlo con lo que responda.",
  noticeAudited: "En esta consulta se audita la participación: después, un auditor sabrá qué códigos se usaron y, por tanto, quién participó si sabe de quién es cada código. Nadie sabrá qué respondió usted.",
  auditorKey: "La clave del auditor (huella)",
  noticeGet: "Obtener ahora mi credencial",
};

const notYou = "Si no fue usted, o bien otra persona tenía el resguardo, o bien el servidor se lo inventó. Quien ejecute isoloir verify con el enlace de la consulta ve cuál de las dos cosas: si está firmado con la clave de su papeleta. En una consulta demasiado pequeña para abrirse, nadie puede verlo.";

/** A receipt and what can be done with it, and the comparison of the link. Fetched by those who have one. */
export const receipt: Words["receipt"] = {
  title: "Su resguardo",
  text: "Compruebe aquí que su papeleta cuenta y, hasta el cierre, cámbiela o retírela. El resguardo se queda en este dispositivo; el servidor no sabe por qué papeleta pregunta usted.",
  ballotText: "Una papeleta que se selló y se guardó también se envía desde aquí: elija su archivo, que termina en .ballot, y al mismo tiempo su secreto, que termina en .secret, si lo tiene.",
  file: "Elija el archivo del resguardo o la papeleta sellada, o suéltelo en esta página",
  paste: "O pegue el texto del resguardo",
  check: "Comprobar el resguardo",
  notAReceipt: "Esto no es ni un resguardo completo ni una papeleta sellada. Elija el archivo tal como se guardó, o copie todo el texto de un resguardo, de la primera línea a la última.",
  elsewhere: "Esto es de otra consulta. Abra la página de esa consulta y preséntelo allí:",
  damaged: "Esta papeleta sellada está dañada: ningún byte puede diferir de lo que se guardó. No se ha enviado nada. Elija el archivo tal como se guardó.",
  secretAlone: "Este es el secreto de una papeleta sellada. Elíjalo al mismo tiempo que la papeleta, el archivo que termina en .ballot.",
  otherSecret: "Este secreto es de otra papeleta. No se ha enviado nada. Elija el que se guardó con esta papeleta.",
  notASecret: "Este no es el secreto de una papeleta. Elija el archivo que termina en .secret.",

  carryTitle: "Una papeleta sellada",
  carryText: "Está íntegra y es de esta consulta. Solo quienes tienen las claves pueden leer lo que contiene. Enviarla otra vez no entraña ningún riesgo: cuenta una sola vez.",
  secretFile: "Su secreto, si lo tiene",
  secretText: "El archivo que termina en .secret. Se queda en este dispositivo. Con él, el resguardo puede cambiar la papeleta; sin él, solo probar que se aceptó.",
  secretHere: "Su secreto también está aquí. Se queda en este dispositivo y pasa al resguardo.",
  carry: "Enviar esta papeleta",
  arrivedTitle: "La papeleta está en la urna",
  bareText: "Sin el secreto de la papeleta, este resguardo prueba que la papeleta se aceptó y no permite cambiarla. Después del cierre se puede comprobar aquí, o con isoloir verify y --against.",

  another: "Otro resguardo",
  toPoll: "Ir a la consulta",

  checkingTitle: "Comprobación de su resguardo",
  asking: "Preguntando cómo está la consulta…",
  reading: (done, total) => `Leyendo todo el registro, para que nadie sepa cuál es su papeleta: ${done} de ${total} entradas.`,
  unreachableTitle: "La comprobación no ha terminado",
  unreachableText: "No se puede contactar con el servidor. Su resguardo vale lo mismo que antes: revise su conexión y vuelva a intentarlo.",
  failedTitle: "El servidor no cumple las reglas",
  failures: {
    bad_log: "Lo que muestra el servidor no es el registro que firmó. Vuelva a intentarlo más tarde. Si sigue igual, avise a los responsables de la consulta y muéstreles su resguardo.",
    log_too_long: "El registro de este servidor es demasiado largo para leerlo en una página. Compruebe el resguardo desde la línea de órdenes: isoloir receipt check.",
    poll_not_found: "El servidor dice que no conoce esta consulta, y ha firmado su resguardo para ella. Si sigue igual, ha roto su promesa: guarde el resguardo, muéstrelo a los responsables de la consulta y ejecute isoloir receipt check, que conserva lo que responde el servidor.",
    never_sealed: "El servidor dice que la consulta está cerrada y que su registro aún no está hecho, más de un día después del cierre. ¿Está en hora el reloj de este dispositivo? Si lo está, guarde su resguardo y avise a los responsables de la consulta.",
    never_closed: "El servidor dice que la consulta sigue abierta, mucho después de su cierre. ¿Está en hora el reloj de este dispositivo? Si lo está, guarde su resguardo y avise a los responsables de la consulta.",
    closed_early: "El servidor cerró la consulta antes de tiempo y no muestra que los responsables lo quisieran. ¿Está en hora el reloj de este dispositivo? Si lo está, guarde su resguardo y avíseles.",
  },

  forgedTitle: "Este resguardo no es válido",
  forgedText: "El servidor de esta consulta no lo ha firmado, o no para esta papeleta. No prueba nada. ¿Se ha modificado el archivo, o se lo dio otra persona?",
  openTitle: "Su resguardo es válido",
  openText: (when) => `El servidor ha prometido que su papeleta figurará en el registro de la consulta. Vuelva después del ${when} para comprobarlo. Hasta entonces puede cambiarla o retirarla.`,
  sealingTitle: "La consulta está cerrada; su registro aún no está hecho",
  sealingText: "Su resguardo es válido. Guárdelo y vuelva un poco más tarde.",
  loggedTitle: "Su papeleta cuenta",
  loggedText: "Su entrada figura en el registro de todas las papeletas, que el servidor ha firmado y ya no puede cambiar. Que lo que hay detrás de la entrada está firmado con la clave de su papeleta lo demuestra isoloir verify con el enlace de la consulta; en una consulta demasiado pequeña para abrirse, nadie puede.",
  replacedTitle: "Cuenta una papeleta suya posterior",
  replacedText: `La papeleta de este resguardo se sustituyó por una más reciente con la misma clave, y es esa la que figura en el registro. ${notYou}`,
  withdrawnTitle: "Su papeleta se retiró",
  withdrawnText: `No cuenta, y así consta en el registro. ${notYou}`,
  missingTitle: "El servidor no ha cumplido su promesa",
  missingText: "Firmó que su papeleta figuraría en el registro, y ha firmado un registro en el que no figura. Las dos cosas juntas son la prueba.",
  contradictedText: "Ha firmado un registro de esta consulta, y su propio diario no lo menciona como el único. Puede que a alguien se le haya mostrado un resultado distinto que a usted.",
  missingNext: (contact) => `Guarde la prueba y muéstrela a los responsables de la consulta (${contact}) y a otras personas que hayan respondido. Muestra qué clave de papeleta era la suya, nunca lo que se respondió, y no contiene el secreto del resguardo.`,
  saveEvidence: "Guardar la prueba",
  evidenceFile: "prueba",
  evidence: ({ receipt, log, journal }, missing) =>
    `El resguardo:\n\n${receipt}\nLa firma del registro de la consulta${missing ? ", en el que no figura lo que promete el resguardo" : ""}:\n\n${log}\n` +
    `La firma del diario del servidor, que ${missing ? "dice que este registro es el único de la consulta" : "no dice que este registro sea el único de la consulta"}:\n\n${journal}`,

  changeTitle: "Cambiar de opinión",
  replaceText: "Responda de nuevo: nadie puede mostrar las respuestas anteriores; ni esta página ni el servidor pueden leerlas. Cuentan hasta que se envíen las nuevas.",
  replace: "Responder de nuevo",
  withdrawText: "O retire la papeleta. Es definitivo: con este resguardo no se podrá enviar ninguna otra.",
  withdraw: "Retirar mi papeleta",
  confirmTitle: "¿Retirar su papeleta?",
  confirmText: "No contará y no se podrá volver a depositar.",
  confirm: "Sí, retirarla",
  keep: "No, mantenerla",
  withdrawing: "Retirada de su papeleta",
  signing: "La retirada se está firmando en este dispositivo…",
  refusedTitle: "Su papeleta no se ha retirado",
  goneTitle: "Su papeleta está retirada",
  goneText: "El servidor lo ha confirmado con su firma. El resguardo anterior ya no es válido; el nuevo prueba la retirada, para que nadie pueda contar la papeleta a pesar de todo.",
  goneWords: (title) =>
    `Resguardo de la retirada de una papeleta: ${title}\n\nDespués del cierre puede probar que la papeleta tiene que figurar como retirada en el registro de la consulta.\nNo muestra lo que se respondió.\n`,

  codeAlt: "Código QR del enlace siguiente",
  codeSteps: [
    "Escanee este código con otro dispositivo, o el del cartel o la carta con este: ambos deben llevar al enlace anterior, letra por letra.",
    "Compare las seis palabras con el cartel, la carta o la otra pantalla: todas deben ser las mismas, en el mismo orden.",
    "Si algo es distinto, es otra consulta. No responda; pregunte a quienes le dieron el enlace, por un medio que no sea esta página.",
  ],
};

/** Sensitive questions. They come with the code that says them, in all languages. */
export const sensitive: Words["sensitive"] = {
  choice: (keep: string) => `Antes de sellar su respuesta, este dispositivo echa suertes: en el ${keep} de los casos su respuesta se queda; si no, otra elegida al azar ocupa su lugar.`,
  blank: "Dejarla en blanco es una respuesta como las demás.",
  choices: (picked: string, other: string) =>
    `Antes de sellar su respuesta, este dispositivo echa suertes sobre cada opción por separado: lo que elige se declara en el ${picked} de los casos; lo que no elige, en el ${other}.`,
  read: "Quienes tienen las claves leen lo que dio la suerte, nunca su respuesta misma; cuanto más a menudo se queda, más revela. Con muchas papeletas, el azar se puede descontar de la suma.",
  sealing: "Las suertes sobre las preguntas delicadas se echan al sellar su papeleta y no se guardan en ningún sitio.",
  total: (times: string, epsilon: string) => `Todo lo que su papeleta revela de ellas: una suposición sobre usted se vuelve como mucho ${times} veces más probable que antes (ε = ${epsilon}).`,
  again: "Si sustituye su papeleta, las suertes se echan de nuevo, y quien guardó la anterior averigua otro tanto: es mejor responder una sola vez.",
  mark: "se decide por suerte al sellar",
};

/** The booth as a file. No server sends them. */
export const file: Words["file"] = {
  title: "La cabina, en un archivo suyo",
  link: "El enlace de la consulta",
  hint: "Empieza por https:// y termina en 52 letras y cifras.",
  open: "Abrir la consulta",
  protectsTitle: "De qué protege esto",
  protects: [
    "Esta página no se la ha enviado ningún servidor, así que el de la consulta no puede cambiarla para usted.",
    "Las preguntas y las claves se cotejan con el enlace, y las respuestas se sellan aquí, como en la cabina de la web.",
    "Se dirige al servidor que nombra su enlace, y a nadie más.",
  ],
  cannotTitle: "De qué no puede proteger",
  cannot: [
    "De un archivo modificado: compare su SHA-256 con el que muestra isoloir client --hash o con el que se publica con la versión.",
    "De un dispositivo o un navegador espiados, o de una extensión que lea las páginas.",
    "Quien observa la red ve que usted visita este servidor, y el servidor ve su dirección. Si eso le preocupa, abra el archivo en el navegador Tor.",
  ],
};
