/** The words of the booth as a file, in English. No server sends them. */

export const words = {
  title: "The booth, as a file of yours",
  link: "The link of the poll",
  hint: "It begins with https:// and ends in 52 letters and digits.",
  open: "Open the poll",
  protectsTitle: "What this protects",
  protects: [
    "No server sent you this page, so the poll’s server cannot change it for you.",
    "Questions and keys are checked against the link, and answers are sealed here, as in the booth on the web.",
    "It asks the server that your link names, and nobody else.",
  ],
  cannotTitle: "What it cannot protect",
  cannot: [
    "From a changed file: compare its SHA-256 with the one that isoloir client --hash prints, or that the release publishes.",
    "From a bugged device or browser, or an extension that reads pages.",
    "Who watches the network sees that you visit this server, and the server sees your address. Open the file in Tor Browser if you fear that.",
  ],
};
