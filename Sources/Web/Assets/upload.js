// Shows how far a file has got while it is being sent. Without it the form does the same, silently.
(function () {
  "use strict";

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.dataset.progress || !window.FormData) return;
    event.preventDefault();
    if (!form.querySelector(".progress")) send(form);
  });

  function send(form) {
    var progress = show(form);
    var request = new XMLHttpRequest();
    request.upload.addEventListener("progress", function (event) {
      if (event.lengthComputable) tell(form, progress, Math.floor((100 * event.loaded) / event.total));
    });
    request.addEventListener("load", function () {
      if (request.responseURL !== form.action) location.assign(request.responseURL);
      else replace(request.responseText);
    });
    request.addEventListener("error", function () { progress.textContent = form.dataset.broken; progress.className = "message"; });
    request.open("POST", form.action);
    request.send(new FormData(form));
  }

  function show(form) {
    var progress = document.createElement("p");
    progress.className = "progress";
    progress.setAttribute("role", "status");
    progress.appendChild(document.createElement("span"));
    var bar = document.createElement("progress");
    bar.max = 100;
    bar.setAttribute("aria-hidden", "true");
    progress.appendChild(bar);
    form.appendChild(progress);
    return progress;
  }

  // The words change with every tenth only: a screen reader says each.
  function tell(form, progress, percent) {
    progress.lastChild.value = percent;
    var words = form.dataset.progress.replace("{percent}", percent - (percent % 10));
    if (progress.firstChild.textContent !== words) progress.firstChild.textContent = words;
  }

  // The same page with what is wrong, or a page that says why not.
  function replace(text) {
    var page = new DOMParser().parseFromString(text, "text/html");
    document.title = page.title;
    document.getElementById("main").innerHTML = page.getElementById("main").innerHTML;
    var summary = document.querySelector(".error-summary");
    (summary || document.getElementById("main")).focus();
    scrollTo(0, 0);
  }
})();
