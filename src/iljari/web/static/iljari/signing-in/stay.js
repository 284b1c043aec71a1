// Warns two minutes before a session ends, aloud for screen readers, with a button to extend it (SP-10, KWCAG 2.2.1).
// Another window may have extended it meanwhile: the server is asked before anything is said. When it has ended, what
// stands on the screen goes with it.
"use strict";
(() => {
  const box = document.getElementById("stay");
  if (!box) return;
  const left = document.getElementById("stay-left");
  const last = document.getElementById("stay-last");
  const said = document.getElementById("stay-said");
  const form = box.querySelector("form");
  const extend = document.getElementById("stay-extend");
  const warning = Number(box.dataset.warning);
  let ends = Date.now() + Number(box.dataset.left) * 1000;
  let quiet = false; // closed by its owner: not shown again for this end
  let asking = false;
  const aloud = new Set();

  const remaining = () => Math.max(0, Math.ceil((ends - Date.now()) / 1000));

  function words(seconds) {
    if (seconds < 60) return `${seconds}${box.dataset.seconds}`;
    const rest = seconds % 60 ? ` ${seconds % 60}${box.dataset.seconds}` : "";
    return `${Math.floor(seconds / 60)}${box.dataset.minutes}${rest}`;
  }

  async function ask(method) {
    asking = true;
    try {
      const answer = await fetch(form.action, {
        method,
        body: method === "POST" ? new FormData(form) : undefined,
        headers: { Accept: "application/json" },
      });
      const told = await answer.json();
      ends = Date.now() + told.left * 1000;
      box.dataset.left = told.left;
      extend.hidden = told.extends === false;
      last.hidden = told.extends !== false;
    } catch {
      // the server cannot be asked: what was known holds
    } finally {
      asking = false;
    }
  }

  function speak(seconds) {
    const rest = document.getElementById("stay-text").textContent.replace(left.textContent, "").trim();
    said.textContent = `${words(seconds)} ${rest}`;
  }

  function show(seconds) {
    left.textContent = words(seconds);
    if (!box.open && !quiet) {
      box.showModal();
      speak(seconds);
      (extend.hidden ? document.getElementById("stay-close") : extend).focus();
    }
    for (const mark of [120, 60, 30, 10]) {
      if (seconds <= mark && seconds > mark - 10 && !aloud.has(mark)) {
        aloud.add(mark);
        speak(seconds);
      }
    }
  }

  function leave() {
    location.assign(`/sign-in/?${new URLSearchParams({ next: location.pathname + location.search, ended: "1" })}`);
  }

  let warned = false;
  async function tick() {
    if (asking) return;
    let seconds = remaining();
    if (seconds > warning) {
      if (box.open) box.close();
      warned = quiet = false;
      aloud.clear();
      return;
    }
    if (!warned || seconds <= 0) {
      await ask("GET");
      warned = true;
      seconds = remaining();
      if (seconds > warning) return;
      if (seconds <= 0) return leave();
    }
    show(seconds);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await ask("POST");
    if (remaining() > 0) box.close();
  });
  document.getElementById("stay-close").addEventListener("click", () => {
    quiet = true;
    box.close();
  });
  box.addEventListener("cancel", () => {
    quiet = true;
  });
  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", tick);
})();
