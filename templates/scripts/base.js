/* Says that scripts run, so that controls which need them are shown. Opened from a file system, modules do not load, and
   the guide stays what it is without scripts. */
if (location.protocol !== "file:") document.documentElement.classList.add("js");
