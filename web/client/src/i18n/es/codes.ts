/** The words of polls with codes, in Spanish. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count } = speech("es");

export const words: Words["codes"] = {
  title: "Su código",
  text: "En esta consulta cada persona tiene una sola papeleta. Su carta o mensaje lleva un código. Aquí se cambia por una credencial de voto que el servidor firma sin verla: después nadie puede relacionar el código con sus respuestas.",
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

  haveTitle: "O use una credencial que guardó",
  file: "El archivo que termina en .token",
  badFile: "No es una credencial completa. Elija el archivo tal como se guardó.",
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
    offline: "Este dispositivo no está en ninguna red. La solicitud saldrá sola cuando vuelva la red.",
    too_many_requests: "Llegaron demasiados códigos desde su parte de la red en pocos minutos. El suyo no se ha gastado: la solicitud espera aquí y saldrá sola.",
    bad_answer: "Algo respondió en lugar del servidor, quizá la página de acceso de una red: inicie sesión en otra pestaña y vuelva a intentarlo.",
  },

  paperTitle: "Ya tiene su credencial",
  paperText: "Está en esta página y en ningún otro lugar. Admite una papeleta y no contiene nada de su código.",
  answerNow: "Responder ahora",
  laterTitle: "Responder más tarde, desde otro lugar",
  laterText: "Quien observe el servidor podría adivinar por la hora que un código y una papeleta van juntos, si una cosa sigue enseguida a la otra. Guarde la credencial y responda otro día o por otra red: entonces nada los relaciona.",
  paperWarning: "Quien tenga el archivo puede depositar su papeleta. Guárdelo para usted hasta haberlo hecho.",
  savePaper: "Guardar la credencial",
  upcoming: (when) => `La consulta se abre el ${when}. Guarde la credencial y vuelva con ella.`,
  fileWords: "Esto es una credencial de voto: admite una papeleta en la consulta de abajo, y nadie puede saber de quién era el código que la obtuvo.\nAbra la página de la consulta y elija este archivo, o use: isoloir answer ENLACE --token ARCHIVO\nQuien tenga este archivo puede depositar la papeleta. Guárdelo para usted hasta haberlo hecho.\n",
  requestWords: "Esto es la solicitud de una credencial, hasta que el servidor responda. Abra la página de la consulta, elija este archivo y escriba el código.\nNo se lo enseñe a nadie: con él y la memoria del servidor, o lo que ve un auditor, su código lleva a su papeleta. Bórrelo cuando tenga la credencial.\n",

  along: "La credencial va con la papeleta, para que sea admitida. No contiene nada de su código.",
  clearPaper: "\n\nSu código está gastado y no consta que haya una papeleta suya en la urna: sin un archivo que haya guardado (la credencial, la solicitud o la papeleta sellada) ya no podrá responder.",
  noticeTitle: "Una persona, una papeleta",
  noticeText: "Necesita un código, por ejemplo el de una carta. Nadie puede relacionarlo con lo que responda.",
  noticeAudited: "En esta consulta se audita la participación: después, un auditor sabrá qué códigos se usaron y, por tanto, quién participó si sabe de quién es cada código. Nadie sabrá qué respondió usted.",
  auditorKey: "La clave del auditor (huella)",
  noticeGet: "Obtener ahora mi credencial",
};
