/** The words of the booth as a file, in Spanish. No server sends them. */

import type { words as en } from "../en/file.ts";

export const words: typeof en = {
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
