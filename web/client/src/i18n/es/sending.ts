/** The words for what is wrong with an answer, and from the check to the receipt, in Spanish. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count } = speech("es");

export const words: Words["sending"] = {
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
