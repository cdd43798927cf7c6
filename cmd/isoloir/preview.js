// What isoloir preview adds to the booth: asks once a second how the poll file stands, goes to the poll it has become, and shows what is
// wrong with it. Texts go in by textContent; nothing is kept in the browser.
"use strict";
(() => {
  const every = 1000; // milliseconds
  const here = location.pathname.replace(/^\/p\//, "");
  const banner = document.getElementById("preview");
  const line = banner.querySelector("span");
  const fault = banner.querySelector("pre");
  let refusedBefore = null; // ballots that came before this page was opened

  // A poll that is being written changes under its first answers: no question whether to leave.
  addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);

  function words(state) {
    if (state.fault) return state.id ? "The file has errors. This is the poll as it was before." : "The file has errors. Mend them and save: the poll appears here.";
    if (state.refused > refusedBefore) return "Your ballot was sealed and came this far, so the poll can be answered. A preview takes no ballots: nothing was stored.";
    if (state.warnings > 0) return `Nothing is stored, nothing is sent. Warnings in the terminal: ${state.warnings}.`;
    return "Nothing is stored, nothing is sent.";
  }

  function show(text, wrong) {
    if (line.textContent !== text) line.textContent = text;
    if (fault.textContent !== wrong) fault.textContent = wrong;
    fault.hidden = wrong === "";
    banner.classList.toggle("wrong", wrong !== "");
  }

  async function ask() {
    try {
      const response = await fetch("/preview/state", { cache: "no-store" });
      const state = await response.json();
      refusedBefore ??= state.refused;
      if (state.id && state.id !== here) {
        location.replace(`/p/${state.id}#step=${history.state?.step ?? 0}`);
        return;
      }
      show(words(state), state.fault);
    } catch {
      show("isoloir preview has ended: this page follows the file no more.", "");
    }
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
