// A poll in every language of the booth, with every type of question.

const languages = ["en", "fr", "de", "es", "ar"] as const;
type Json = Record<string, any>;

const t = (...words: [string, string, string, string, string]): Record<string, string> =>
  Object.fromEntries(languages.map((lang, i) => [lang, words[i] ?? ""]));
const o = (id: string, label: Json) => ({ id, label });

export const square: Json = {
  title: t("A better square for our neighbourhood", "Une meilleure place pour notre quartier", "Ein besserer Platz für unser Viertel", "Una plaza mejor para nuestro barrio", "ساحة أفضل لحيّنا"),
  intro: t("The square will be **rebuilt** next year.", "La place sera **refaite** l’an prochain.", "Der Platz wird nächstes Jahr **umgebaut**.", "La plaza se **reformará** el año que viene.", "ستُعاد **تهيئة** الساحة في العام المقبل."),
  reading: [{ label: t("The plans", "Les plans", "Die Pläne", "Los planos", "المخططات"), url: "https://quartier.example/plans" }],
  languages: [...languages],
  notice: {
    organizer: t("Residents’ council", "Conseil des habitants", "Rat der Anwohnerinnen und Anwohner", "Consejo vecinal", "مجلس السكان"), contact: "conseil@quartier.example",
    purpose: t("To plan the square", "Préparer le projet de la place", "Planung des Platzes", "Planificar la plaza", "التخطيط للساحة"),
    legal_basis: t("Consent", "Consentement", "Einwilligung (Datenschutz-Grundverordnung, Artikel 6 Absatz 1 Buchstabe a)", "Consentimiento", "الموافقة"),
    key_holders: t("The council’s clerk", "La secrétaire du conseil", "Die Schriftführerin des Rates", "La secretaria del consejo", "أمينة المجلس"),
    retention_days: 90, quote_text: "ask",
  },
  release_at_least: 5,
  pages: [
    {
      title: t("You and the square", "Vous et la place", "Sie und der Platz", "Usted y la plaza", "أنت والساحة"),
      questions: [
        { id: "weg", type: "choice", ask: t("How often do you cross it?", "Combien de fois la traversez-vous ?", "Wie oft überqueren Sie ihn?", "¿Con qué frecuencia la cruza?", "كم مرة تعبرها؟"), required: true, options: [
          o("taeglich", t("Every day", "Tous les jours", "Jeden Tag", "Todos los días", "كل يوم")), o("selten", t("Rarely", "Rarement", "Selten", "Rara vez", "نادرًا"))] },
        { id: "was", type: "choices", ask: t("What is missing?", "Que manque-t-il ?", "Was fehlt?", "¿Qué falta?", "ما الذي ينقص؟"), options: [
          o("baenke", t("Benches", "Des bancs", "Sitzgelegenheiten", "Bancos", "مقاعد")), o("baeume", t("Trees", "Des arbres", "Bäume", "Árboles", "أشجار")),
          o("rad", t("Bicycle stands", "Des supports à vélos", "Fahrradabstellanlagen", "Aparcabicicletas", "مواقف للدراجات"))], other: true, other_max: 40, min: 0, max: 2 },
        { id: "heute", type: "scale", ask: t("How do you like it today?", "Vous plaît-elle aujourd’hui ?", "Wie gefällt er Ihnen heute?", "¿Cuánto le gusta hoy?", "ما مدى إعجابك بها اليوم؟"), from: -3, to: 3,
          low: t("not at all", "pas du tout", "überhaupt nicht", "nada", "لا تعجبني إطلاقًا"), high: t("very much", "beaucoup", "sehr", "mucho", "تعجبني كثيرًا") },
      ],
    },
    {
      title: t("Your wishes", "Vos souhaits", "Ihre Wünsche", "Sus deseos", "رغباتك"),
      questions: [
        { id: "warum", type: "text", ask: t("Why?", "Pourquoi ?", "Warum?", "¿Por qué?", "لماذا؟"), max: 200 },
        { id: "geld", type: "number", ask: t("What may it cost, in thousand euros?", "Combien peut-elle coûter, en milliers d’euros ?", "Was darf er kosten, in tausend Euro?", "¿Cuánto puede costar, en miles de euros?", "كم يمكن أن تكلف، بآلاف اليوروهات؟"), required: true, min: 0, max: 5000 },
        { id: "tag", type: "date", ask: t("A day for the opening party?", "Un jour pour l’inauguration ?", "Ein Tag für die Einweihung?", "¿Un día para la inauguración?", "يوم لحفل الافتتاح؟"), min: "2027-01-01", max: "2027-12-31" },
      ],
    },
    {
      questions: [
        { id: "folge", type: "ranking", ask: t("What comes first?", "Que faire d’abord ?", "Was kommt zuerst?", "¿Qué va primero?", "ما الذي يأتي أولًا؟"), options: [
          o("licht", t("Lighting", "L’éclairage", "Beleuchtung", "Alumbrado", "الإنارة")), o("wasser", t("A fountain", "Une fontaine", "Ein Brunnen", "Una fuente", "نافورة")), o("spiel", t("A playground", "Une aire de jeux", "Ein Spielplatz", "Un parque infantil", "ملعب للأطفال"))] },
        { id: "plaene", type: "grades", ask: t("Grade the plans", "Jugez les projets", "Bewerten Sie die Entwürfe", "Valore los proyectos", "تقييم المشاريع"), options: [
          o("gruen", t("The green square", "La place verte", "Der grüne Platz", "La plaza verde", "الساحة الخضراء")), o("markt", t("The market square", "La place du marché", "Der Marktplatz", "La plaza del mercado", "ساحة السوق"))],
          grades: [o("gut", t("Good", "Bien", "Gut", "Bien", "جيد")), o("mittel", t("Fair", "Passable", "Mittelmäßig", "Regular", "مقبول")), o("schlecht", t("Bad", "Mauvais", "Schlecht", "Mal", "سيئ"))] },
        { id: "wann", type: "matrix", ask: t("When are you there?", "Quand y êtes-vous ?", "Wann sind Sie dort?", "¿Cuándo está allí?", "متى تكون هناك؟"),
          options: [o("oft", t("Often", "Souvent", "Oft", "A menudo", "غالبًا")), o("nie", t("Never", "Jamais", "Nie", "Nunca", "أبدًا"))],
          rows: [o("tags", t("By day", "Le jour", "Tagsüber", "De día", "نهارًا")), o("nachts", t("At night", "La nuit", "Nachts", "De noche", "ليلًا"))] },
      ],
    },
  ],
};
