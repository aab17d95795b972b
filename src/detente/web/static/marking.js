// Words that are selected in a report become those of a finding by hand.
"use strict";

(() => {
  const text = document.querySelector("article.text");
  const form = document.querySelector("#by-hand form");
  const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim();
  // Its other renderer writes a style element, which the content policy forbids.
  const annotator = RecogitoJS.createTextAnnotator(text, { renderer: "SPANS", style: () => ({ fill: accent, fillOpacity: 0.3 }) });

  // One selection is open at a time. What is typed into the other fields stays.
  function take({ id }) {
    const annotation = annotator.getAnnotationById(id);
    if (!annotation) return;
    const [{ quote, start }] = annotation.target.selector;
    for (const other of annotator.getAnnotations()) if (other.id !== id) annotator.removeAnnotation(other.id);
    const words = quote.trim();
    form.elements.quote.value = words;
    // The server counts code points, the browser halves of them.
    form.elements.at.value = [...text.textContent.slice(0, start + quote.indexOf(words))].length;
    form.elements.quote.dispatchEvent(new Event("change", { bubbles: true }));
    document.getElementById("by-hand").open = true;
  }
  // A browser selects no words by a drag that begins on a link. So a mark is none while it is pressed, and is
  // followed only where no words were selected.
  text.addEventListener("pointerdown", (event) => {
    const mark = event.target.closest("a.mark");
    if (!mark) return;
    const to = mark.getAttribute("href");
    mark.removeAttribute("href");
    const again = () => mark.setAttribute("href", to);
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, again, { once: true });
  });
  text.addEventListener("click", (event) => { if (!document.getSelection().isCollapsed) event.preventDefault(); });
  // The last words of a drag come a moment after its end.
  annotator.on("createAnnotation", (annotation) => setTimeout(take, 60, annotation));
  annotator.on("updateAnnotation", take);
  form.elements.quote.addEventListener("input", () => { form.elements.at.value = 0; annotator.clearAnnotations(); });
})();
