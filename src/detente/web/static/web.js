// Small things that HTML cannot do alone. Without this script every page still works.
"use strict";

// Leads to the line of a text that is at fault.
function goToLine(area, line) {
  const before = area.value.split("\n").slice(0, line - 1).join("\n").length;
  const start = line > 1 ? before + 1 : 0;
  const end = area.value.indexOf("\n", start);
  area.focus();
  area.setSelectionRange(start, end < 0 ? area.value.length : end);
  area.scrollTop = (line - 3) * parseFloat(getComputedStyle(area).lineHeight);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-line]");
  if (!link) return;
  event.preventDefault();
  goToLine(document.getElementById("text"), Number(link.dataset.line));
});

// What is typed into a form outlives a reload: it is kept in the browser until the form is sent.
for (const area of document.querySelectorAll("textarea")) {
  const form = area.form;
  const before = form.querySelector("[name=before]");
  const key = `typed:${location.pathname}:${before ? before.value : ""}`;
  const typed = sessionStorage.getItem(key);
  if (typed !== null && typed !== area.value) area.value = typed;
  area.addEventListener("input", () => sessionStorage.setItem(key, area.value));
  form.addEventListener("submit", () => sessionStorage.removeItem(key));
}

// Files can be dropped anywhere on the form.
for (const form of document.querySelectorAll("form.add")) {
  const files = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    files.files = event.dataTransfer.files;
  });
}

// A page whose work is done shows its result by itself.
document.addEventListener("htmx:afterSwap", (event) => {
  const job = document.getElementById("job");
  if (job && !job.hasAttribute("hx-get")) location.reload();
});

// A page that was waited for shows itself, unless that would take away what is being typed.
document.addEventListener("htmx:afterSwap", () => {
  if (!document.querySelector("#waiting[data-there]")) return;
  const typed = [...document.querySelectorAll("input, textarea")].some((field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
  if (!typed) location.reload();
});

// Priorities can be dragged; the buttons beside them do the same.
for (const list of document.querySelectorAll("ol.priorities[data-party]")) {
  let dragged = null;
  for (const item of list.children) {
    item.draggable = true;
    item.addEventListener("dragstart", () => { dragged = item; });
    item.addEventListener("dragover", (event) => { if (dragged && dragged.parentNode === list) event.preventDefault(); });
    item.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!dragged || dragged === item) return;
      const form = document.createElement("form");
      form.method = "post";
      form.action = "/case/edit";
      const fields = { do: "move priority", party: list.dataset.party, number: dragged.dataset.number, value: item.dataset.number };
      for (const [name, value] of Object.entries(fields)) {
        const field = document.createElement("input");
        field.type = "hidden";
        field.name = name;
        field.value = value;
        form.append(field);
      }
      document.body.append(form);
      form.submit();
    });
  }
}
