// What isoloir preview adds to the booth: asks once a second how the poll file stands, goes to the poll it has become, and shows what is
// wrong with it. Texts go in by textContent; nothing is kept in the browser.
"use strict";
(() => {
  const every = 1000; // milliseconds
  const here = location.pathname.replace(/^\/p\//, "");
  const banner = document.getElementById("preview");
  const [title, line] = banner.querySelectorAll("strong, span");
  const fault = banner.querySelector("pre");
  let refusedBefore = null; // ballots that came before this page was opened

  // A poll that is being written changes under its first answers: no question whether to leave.
  addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);

  // The booth says on its <html> which language it speaks; where there is no booth yet, the reader's is taken.
  const own = {
    en: {
      title: "Preview.", nothing: "Nothing is stored, nothing is sent.", warnings: "Warnings in the terminal: ", errors: "Errors of the file",
      before: "The file has errors. This is the poll as it was before.", waiting: "The file has errors. Mend them and save: the poll appears here.",
      refused: "Your ballot was sealed and came this far, so the poll can be answered. A preview takes no ballots: nothing was stored.",
      ended: "isoloir preview has ended: this page follows the file no more.",
    },
    fr: {
      title: "Aperçu.", nothing: "Rien n’est enregistré, rien n’est envoyé.", warnings: "Avertissements dans le terminal\u00a0: ", errors: "Erreurs du fichier",
      before: "Le fichier contient des erreurs. Voici la consultation telle qu’elle était avant.", waiting: "Le fichier contient des erreurs. Corrigez-les et enregistrez\u00a0: la consultation s’affichera ici.",
      refused: "Votre bulletin a été scellé et est arrivé jusqu’ici\u00a0: on peut donc répondre à la consultation. Un aperçu ne prend aucun bulletin\u00a0: rien n’a été enregistré.",
      ended: "isoloir preview est terminé\u00a0: cette page ne suit plus le fichier.",
    },
    de: {
      title: "Vorschau.", nothing: "Nichts wird gespeichert, nichts wird gesendet.", warnings: "Warnungen im Terminal: ", errors: "Fehler der Datei",
      before: "Die Datei hat Fehler. Das ist die Befragung, wie sie davor war.", waiting: "Die Datei hat Fehler. Beheben Sie sie und speichern Sie: Die Befragung erscheint dann hier.",
      refused: "Ihr Stimmzettel wurde versiegelt und kam bis hierher: Die Befragung lässt sich also beantworten. Eine Vorschau nimmt keine Stimmzettel an: Nichts wurde gespeichert.",
      ended: "isoloir preview ist beendet: Diese Seite folgt der Datei nicht mehr.",
    },
    es: {
      title: "Vista previa.", nothing: "Nada se guarda, nada se envía.", warnings: "Avisos en la terminal: ", errors: "Errores del archivo",
      before: "El archivo tiene errores. Esta es la consulta tal como estaba antes.", waiting: "El archivo tiene errores. Corríjalos y guárdelo: la consulta aparecerá aquí.",
      refused: "Su papeleta se selló y llegó hasta aquí, así que se puede responder a la consulta. Una vista previa no acepta papeletas: no se ha guardado nada.",
      ended: "isoloir preview ha terminado: esta página ya no sigue el archivo.",
    },
    ar: {
      title: "معاينة.", nothing: "لا يُحفظ شيء ولا يُرسل شيء.", warnings: "تحذيرات في الطرفية: ", errors: "أخطاء الملف",
      before: "في الملف أخطاء. هذا هو الاستطلاع كما كان قبلها.", waiting: "في الملف أخطاء. يُرجى إصلاحها ثم الحفظ: يظهر الاستطلاع هنا.",
      refused: "خُتمت ورقتك ووصلت إلى هنا، فالإجابة عن الاستطلاع ممكنة. المعاينة لا تقبل أوراقًا: لم يُحفظ شيء.",
      ended: "انتهى \u2068isoloir preview\u2069: لم تعد هذه الصفحة تتبع الملف.",
    },
  };
  const reader = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in own) ?? "en";

  function words(state, w) {
    if (!state) return w.ended;
    if (state.fault) return state.id ? w.before : w.waiting;
    if (state.refused > refusedBefore) return w.refused;
    return state.warnings > 0 ? `${w.nothing} ${w.warnings}${state.warnings}.` : w.nothing;
  }

  let shown = { fault: "" }; // null: the preview has ended

  function show() {
    const spoken = document.querySelector("#booth main") ? document.documentElement.lang : reader;
    const lang = spoken in own ? spoken : reader;
    const w = own[lang];
    const wrong = shown?.fault ?? "";
    Object.assign(banner, { lang, dir: lang === "ar" ? "rtl" : "ltr" });
    fault.setAttribute("aria-label", w.errors);
    for (const [element, text] of [[title, w.title], [line, words(shown, w)], [fault, wrong]]) {
      if (element.textContent !== text) element.textContent = text; // said only when it is another
    }
    fault.hidden = wrong === "";
    banner.classList.toggle("wrong", wrong !== "");
  }
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["lang"] });
  show();

  async function ask() {
    try {
      const response = await fetch("/preview/state", { cache: "no-store" });
      const state = await response.json();
      refusedBefore ??= state.refused;
      if (state.id && state.id !== here) {
        location.replace(`/p/${state.id}#step=${history.state?.step ?? 0}`);
        return;
      }
      shown = state;
    } catch {
      shown = null;
    }
    show();
    setTimeout(ask, every);
  }

  // Back to the page of the poll at which one was: the booth moves as it does for the browser's own back button.
  function resume(step, until) {
    if (history.state?.step === 0) {
      history.replaceState({ step }, "", location.pathname);
      dispatchEvent(new PopStateEvent("popstate", { state: { step } }));
    } else if (Date.now() < until) {
      setTimeout(resume, 50, step, until);
    }
  }

  const step = Number(/^#step=(\d{1,3})$/.exec(location.hash)?.[1] ?? 0);
  if (step > 0) resume(step, Date.now() + 10_000);
  void ask();
})();
