// The code of an invitation's link stands behind its #, which no server and no log ever sees: into the field with it.
"use strict";
(() => {
  const code = decodeURIComponent(location.hash.slice(1));
  if (!code) return;
  document.getElementById("code").value = code;
  history.replaceState(null, "", location.pathname + location.search);
})();
