/* Says that scripts run, so that controls which need them are shown. Opened from a file system, modules do not load, and
   the guide stays what it is without scripts. */
if (location.protocol !== "file:") document.documentElement.classList.add("js");

/* What a reader types stays on the device: the question is put behind the address's #, which no server is sent. Pages that
   answer on the spot stop the event themselves. */
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches(".search-form")) return;
  event.preventDefault();
  location.href = `${form.action}#${new URLSearchParams(new FormData(form))}`;
});
