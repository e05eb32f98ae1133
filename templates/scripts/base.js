/* Says that scripts run, so that controls which need them are shown. Opened from a file system, modules do not load, and
   the guide stays what it is without scripts; in the copy for a USB stick the one script there says it (choice_guide/offline/classic.py). */
if (location.protocol !== "file:") document.documentElement.classList.add("js");

/* On a device that has stored the guide: say so where pages have words for it, and when another stored edition takes over,
   load every open page anew, so that none is left with parts of both. */
if (navigator.serviceWorker?.controller) document.documentElement.classList.add("stored");
navigator.serviceWorker?.addEventListener("controllerchange", () => location.reload());

/* What a reader types stays on the device: the question is put behind the address's #, which no server is sent. Pages that
   answer on the spot stop the event themselves. */
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches(".search-form")) return;
  event.preventDefault();
  const parameters = new URLSearchParams(new FormData(form));
  for (const pick of new URLSearchParams(location.hash.slice(1)).getAll("pick")) parameters.append("pick", pick);
  location.href = `${form.action}#${parameters}`;
});
