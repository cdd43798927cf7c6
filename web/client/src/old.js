// For browsers that do not run modules, and only for them (nomodule): they cannot seal, and are told so instead of being left before
// an empty page. In the language of such browsers.

document.getElementById("booth").innerText =
  "This browser is too old to seal your answers. Open the link in a current one, or answer with the command isoloir answer and this page's address.\n\n" +
  "Ce navigateur est trop ancien pour sceller vos réponses. Ouvrez le lien dans un navigateur récent, ou répondez par la commande isoloir answer avec l'adresse de cette page.";
