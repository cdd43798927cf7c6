/** Las palabras de las preguntas delicadas, en español. */

export const words = {
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
