/** The words about a receipt and what can be done with it, and for the comparison of the link, in Spanish. */

import type { Words } from "../index.ts";

const notYou = "Si no fue usted, o bien otra persona tenía el resguardo, o bien el servidor se lo inventó. Quien ejecute isoloir verify con el enlace de la consulta ve cuál de las dos cosas: si está firmado con la clave de su papeleta. En una consulta demasiado pequeña para abrirse, nadie puede verlo.";

export const words: Words["receipt"] = {
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
