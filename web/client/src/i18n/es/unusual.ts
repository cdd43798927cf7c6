/** The words for what few see: a page that stops, or a ballot that does not simply arrive, in Spanish. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count } = speech("es");

export const words: Words["unusual"] = {
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
    not_sealed: "No se ha podido sellar en este dispositivo. Sus respuestas siguen aquí: vuelva a intentarlo.",
  },
  refusedOther: "Sus respuestas siguen aquí. Si volver a intentarlo no sirve, avise a los responsables de la consulta e indíqueles el motivo siguiente.",
  doneLate: "La consulta se cerró antes de que llegaran sus últimos cambios. Cuenta lo que había enviado antes.",
  clearSure: "¿Borrar todo? Sus respuestas y la clave de su papeleta desaparecerán de esta página; lo que está en la urna se queda allí. Los archivos que haya guardado y la dirección en el historial del navegador tendrá que borrarlos usted.",
};
