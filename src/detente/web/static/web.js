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

// What is typed into a form outlives a reload and what happens in other forms: the browser keeps it until the form is sent.
const KEPT = "input:not([type=hidden], [type=password], [type=file], [type=search]), textarea, select, [data-kept]";

function asSent(field) {
  if (field.tagName !== "SELECT") return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) || field.options[0] || { value: "" }).value;
}

// The whole text of a case is kept with the version that it was typed over.
function keyOf(form) {
  const fields = [...form.querySelectorAll("[type=hidden]:not([data-kept]):not([name=before]), button[name]")];
  return ["typed", location.pathname, form.getAttribute("action"), ...fields.map((field) => `${field.name}=${field.value}`)].join("|");
}

for (const form of document.querySelectorAll("form[method=post]")) {
  const key = keyOf(form);
  const fields = [...form.elements].filter((field) => field.matches(KEPT));
  const version = form.elements.text && form.elements.before ? form.elements.before.value : "";
  const show = (kept) => {
    for (const [number, was, value] of kept) {
      const field = fields[number];
      if (!field || (!version && asSent(field) !== was)) continue;
      field.value = value;
      for (let folded = field.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    }
  };
  const kept = JSON.parse(sessionStorage.getItem(key) || "null");
  const notice = document.getElementById("typed-before");
  if (kept && kept.version === version) show(kept.fields);
  else if (kept && notice) {
    notice.hidden = false;
    notice.querySelector("button").addEventListener("click", () => { show(kept.fields); notice.hidden = true; });
  }
  const keep = () => {
    const typed = fields.map((field, number) => [number, asSent(field), field.value]).filter(([, was, value]) => was !== value);
    if (typed.length) sessionStorage.setItem(key, JSON.stringify({ version, fields: typed }));
    else sessionStorage.removeItem(key);
  };
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", () => sessionStorage.removeItem(key));
}

// What the page answers to a form is read first, and the next key goes on from there: at the field that is wrong, at the
// button that moved a line, else at what is said.
function moved(line) {
  const ways = line.dataset.moved === "up" ? ["↑", "↓"] : ["↓", "↑"];
  const buttons = [...line.querySelectorAll("button")];
  return ways.map((way) => buttons.find((button) => button.textContent === way)).find(Boolean);
}
const line = document.querySelector("[data-moved]");
const reply = document.querySelector("input[aria-invalid=true], select[aria-invalid=true]") || (line && moved(line)) ||
  document.querySelector(".fault[role=alert]:not([hidden]), div.said[role=status]");
if (reply && !location.hash) {
  if (!reply.matches("input, select, button")) reply.tabIndex = -1;
  reply.focus({ preventScroll: false });
}

// A link to a place that is folded away unfolds it, in a browser that does not do so by itself.
function unfold() {
  const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  let wasFolded = false;
  for (let folded = place && place.closest("details"); folded; folded = folded.parentElement.closest("details")) {
    wasFolded = wasFolded || !folded.open;
    folded.open = true;
  }
  if (wasFolded) place.scrollIntoView();
}
window.addEventListener("hashchange", unfold);
unfold();

// Files can be dropped anywhere on the form.
for (const form of document.querySelectorAll("form.add")) {
  const files = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    files.files = event.dataTransfer.files;
    // The ZIP of a dispute needs no title and no day: it is opened at once.
    if (files.files.length && [...files.files].every((file) => /\.zip$/i.test(file.name))) form.requestSubmit();
  });
}

// A browser scrolls a page that is loaded again to where its main part was: below its head, if the page that was there
// while it was made had none.
function showAgain() {
  if (window.scrollY === 0) history.scrollRestoration = "manual";
  location.reload();
}
window.addEventListener("load", () => setTimeout(() => { history.scrollRestoration = "auto"; }, 200));

// A page whose work is done shows its result by itself.
document.addEventListener("htmx:afterSwap", (event) => {
  const job = document.getElementById("job");
  if (job && !job.hasAttribute("hx-get")) showAgain();
});

// A page that is loaded again forgets the file that somebody has just asked for and that is still being made.
let takesAFile = false;
document.addEventListener("click", (event) => {
  if (event.target.closest("a[download]")) takesAFile = true;
});

// A page that was waited for shows itself, unless that would take away what is being typed, or a file.
document.addEventListener("htmx:afterSwap", () => {
  if (takesAFile || !document.querySelector("#waiting[data-there]")) return;
  const typed = [...document.querySelectorAll("input, textarea")].some((field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
  if (!typed) showAgain();
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

// A field cannot be broken over pages of paper: its text is printed instead.
window.addEventListener("beforeprint", () => {
  for (const area of document.querySelectorAll("textarea.yaml")) {
    const paper = area.nextElementSibling?.matches("pre.paper") ? area.nextElementSibling : document.createElement("pre");
    paper.className = "paper";
    paper.textContent = area.value;
    area.after(paper);
  }
});

// The brief is printed as its first page, or with its annexes, which a browser prints only where they are open.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const annexes = [...document.querySelectorAll("details.annex")];
    const open = annexes.map((annex) => annex.open);
    for (const annex of annexes) annex.open = button.dataset.print === "whole";
    window.addEventListener("afterprint", () => annexes.forEach((annex, k) => { annex.open = open[k]; }), { once: true });
    window.print();
  });
}
