// For browsers that do not run modules, and only for them (nomodule): they cannot seal, and are told so instead of being left before
// an empty page. In the language of such browsers.

var booth = document.getElementById("booth");
booth.style.unicodeBidi = "plaintext"; // each paragraph in its own direction
booth.innerText = [
  "This browser is too old to seal your answers. Open the link in a current one, or answer with the command isoloir answer and this page's address.",
  "Ce navigateur est trop ancien pour sceller vos réponses. Ouvrez le lien dans un navigateur récent, ou répondez par la commande isoloir answer avec l’adresse de cette page.",
  "Dieser Browser ist zu alt, um Ihre Antworten zu versiegeln. Öffnen Sie den Link in einem aktuellen, oder antworten Sie mit dem Befehl isoloir answer und der Adresse dieser Seite.",
  "Este navegador es demasiado antiguo para sellar sus respuestas. Abra el enlace en uno actual o responda con el comando isoloir answer y la dirección de esta página.",
  "هذا المتصفح أقدم من أن يختم إجاباتك. يُرجى فتح الرابط في متصفح حديث، أو الإجابة بالأمر isoloir answer مع عنوان هذه الصفحة.",
].join("\n\n");
