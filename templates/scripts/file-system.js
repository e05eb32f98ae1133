/* A web server answers "a-service/an-area/" with the index.html there; a file system shows a list of files. Opened from a file
   system, links to the guide's own folders therefore name the file. */
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href], form[action]")) {
    const attribute = link.localName === "form" ? "action" : "href";
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(link.getAttribute(attribute));
    const local = !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path);
    if (local && /(^|\/)\.{0,2}$/.test(path) && path) link.setAttribute(attribute, path.replace(/\/?$/, "/") + "index.html" + rest);
  }
}
