// No lost draft (SP-10): what is being written stays in this window (sessionStorage) until it has arrived. Signed out in
// between, one signs in again and finds it. Another account does not find it, and signing out by one's own hand forgets it.
// Passwords, codes, hidden fields and files are never kept, nor what looks like a resident registration number (PA-02): a page
// that refuses one says so (data-not-arrived), and going back one finds the rest.
"use strict";
(() => {
  const KEY = "iljari.draft:";
  const whose = document.body.dataset.whose || "";
  const here = location.pathname + location.search;
  const store = window.sessionStorage;

  const drafts = () => Object.keys(store).filter((key) => key.startsWith(KEY));
  const read = (key) => JSON.parse(store.getItem(key));

  function fieldsOf(form) {
    return [...form.elements].filter(
      (field) => field.name && !["hidden", "password", "file", "submit", "button", "reset"].includes(field.type)
        && !/one-time-code|current-password|new-password/.test(field.autocomplete),
    );
  }

  function keyOf(form) {
    const forms = [...document.querySelectorAll("form[method=post]:not([data-no-draft])")];
    return `${KEY}${here}#${form.id || forms.indexOf(form)}`;
  }

  const NUMBER = /\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\s*[-‐-―−－.·/]?\s*\d{7}/;
  const holdsOne = (text) => NUMBER.test(text.normalize("NFKC"));

  function keep(form) {
    const fields = fieldsOf(form).filter((field) => !holdsOne(field.value)).map((field) => [
      field.name,
      field.multiple && field.options ? [...field.selectedOptions].map((one) => one.value) : field.value,
      ["checkbox", "radio"].includes(field.type) ? field.checked : null,
    ]);
    if (fields.length) store.setItem(keyOf(form), JSON.stringify({ whose, fields }));
  }

  function fill(form, draft) {
    const left = [...draft.fields];
    let changed = false;
    for (const field of fieldsOf(form)) {
      const tick = ["checkbox", "radio"].includes(field.type);
      const at = left.findIndex(([name, value]) => name === field.name && (!tick || value === field.value));
      if (at < 0) continue;
      const [, value, checked] = left.splice(at, 1)[0];
      if (tick) {
        changed = changed || field.checked !== checked;
        field.checked = checked;
      } else if (Array.isArray(value)) {
        for (const one of field.options) one.selected = value.includes(one.value);
      } else if (field.value !== value) {
        changed = true;
        field.value = value;
      }
    }
    return changed;
  }

  const refused = document.querySelector("[data-not-arrived]") !== null;
  const entering = ["/sign-in/", "/invitation/"].some((start) => location.pathname.startsWith(start));
  for (const key of drafts()) {
    const draft = read(key);
    if (entering || !whose) {
      // signed out before it arrived
      store.setItem(key, JSON.stringify({ ...draft, survived: true }));
    } else if (refused && draft.whose === whose) {
      store.setItem(key, JSON.stringify({ ...draft, survived: true }));
    } else if (!draft.survived || draft.whose !== whose) {
      store.removeItem(key); // it arrived, or was left; or it is another account's
    }
  }
  if (!whose) return;

  let restored = false;
  for (const form of document.querySelectorAll("form[method=post]:not([data-no-draft])")) {
    const key = keyOf(form);
    if (store.getItem(key)) {
      const filled = fill(form, read(key));
      if (filled && form.closest("details")) form.closest("details").open = true;
      restored = filled || restored;
      keep(form);
    }
    form.addEventListener("input", () => keep(form));
    form.addEventListener("change", () => keep(form));
  }
  const said = document.getElementById("draft-restored");
  if (restored && said) {
    document.getElementById("main").prepend(said);
    said.hidden = false;
  }
  for (const form of document.querySelectorAll("[data-sign-out]")) {
    form.addEventListener("submit", () => drafts().forEach((key) => store.removeItem(key)));
  }
})();
