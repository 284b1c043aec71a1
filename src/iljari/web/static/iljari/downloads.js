// 내려받기: says that a file is being made, and that it is there or could not be made. Without this script the links are
// plain links. Nothing is asked of other hosts.
"use strict";

for (const place of document.querySelectorAll("[data-downloads]")) {
  const told = place.querySelector("[role=status]");
  for (const link of place.querySelectorAll("a[download]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (link.getAttribute("aria-disabled") !== "true") take(link, told);
    });
  }
}

async function take(link, told) {
  const name = link.dataset.name;
  link.setAttribute("aria-disabled", "true");
  told.textContent = told.dataset.making.replace("NAME", name);
  told.classList.add("working");
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(String(answer.status));
    const address = URL.createObjectURL(await answer.blob());
    const saved = document.createElement("a");
    saved.href = address;
    saved.download = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "")?.[1] || name;
    saved.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    told.textContent = told.dataset.made.replace("NAME", name);
  } catch {
    told.textContent = told.dataset.failed.replace("NAME", name);
  }
  told.classList.remove("working");
  link.removeAttribute("aria-disabled");
}
