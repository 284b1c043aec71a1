// Passkeys: hands allauth's forms their fields, and says in our words when a browser or its owner refuses.
"use strict";
(() => {
  const form = document.querySelector("[data-passkey]");
  if (!form) return;
  const fault = form.querySelector("[data-passkey-fault]");
  const words = form.querySelector("[data-passkey-words]");
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    fault.textContent = words.textContent;
  });
  const credential = form.querySelector("[name=credential]").id;
  const kind = form.dataset.passkey;
  const ids = { data: form.dataset.options, credential, [kind]: "passkey-go" };
  allauth.webauthn.forms[kind + "Form"]({ ids });
})();
