// Draws who met whom; the table below the picture says the same.
"use strict";

const place = document.getElementById("contacts-picture");
const says = document.getElementById("contacts-says");
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function broken(name) {
  const lines = [""];
  for (const word of name.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + word.length > 18) lines.push(word);
    else lines[last] = lines[last] ? `${lines[last]} ${word}` : word;
  }
  return lines.join("\n");
}

// Names are as large on the page however many parties there are.
const styles = (scale) => [
  { selector: "node", style: { label: "data(label)", "text-wrap": "wrap", "text-valign": "bottom", "text-margin-y": 3, "font-size": 11.5 * scale, color: css("--ink"), "background-color": css("--party-0"),
    width: (node) => scale * node.data("size"), height: (node) => scale * node.data("size"), "text-background-color": css("--paper"), "text-background-opacity": 0.75, "text-background-padding": 1 } },
  { selector: "edge", style: { "curve-style": "straight", width: (edge) => scale * edge.data("wide"), "line-color": css("--band"), opacity: 0.8 } },
  { selector: ".away", style: { opacity: 0.15 } },
  { selector: ":selected", style: { "background-color": css("--accent"), "line-color": css("--accent") } },
];

function drawn(graph) {
  const nodes = graph.parties.map((party) => ({ data: { id: party.id, label: broken(party.name), size: 12 + 5 * Math.sqrt(party.others), party } }));
  const edges = graph.ties.map((tie, k) => ({ data: { id: `t${k}`, source: tie.one, target: tie.other, wide: 1 + 1.5 * Math.log2(tie.times), tie } }));
  return cytoscape({
    container: place, elements: [...nodes, ...edges], style: styles(1), userZoomingEnabled: false,
    layout: { name: "cose", animate: false, randomize: false, padding: 30, nodeOverlap: 30, idealEdgeLength: () => 75, nodeRepulsion: () => 9000, nodeDimensionsIncludeLabels: true, componentSpacing: 70 },
  });
}

function bold(words) {
  return Object.assign(document.createElement("b"), { textContent: words });
}

function link(href, words) {
  return Object.assign(document.createElement("a"), { href, textContent: words });
}

fetch(place.dataset.source).then((answer) => answer.json()).then((graph) => {
  if (!graph.ties.length) {
    place.closest(".drawn").hidden = true;
    place.dataset.drawn = "0";
    return;
  }
  const names = Object.fromEntries(graph.parties.map((party) => [party.id, party.name]));
  const cy = drawn(graph);
  let scale = 1;
  const size = () => { scale = 1 / cy.zoom(); cy.style(styles(scale)); };
  size();
  const near = (of) => { cy.elements().addClass("away"); of.removeClass("away"); };
  cy.on("tap", "node", (event) => {
    const { party } = event.target.data();
    near(event.target.closedNeighborhood());
    says.replaceChildren(bold(party.name), ` met ${party.others === 1 ? "one party" : `${party.others} parties`}; `, link(`?party=${encodeURIComponent(party.name)}`, "show only these"));
  });
  cy.on("tap", "edge", (event) => {
    const { tie } = event.target.data();
    near(event.target.union(event.target.connectedNodes()));
    const often = tie.times === 1 ? "once" : `at least ${tie.times} times`;
    says.replaceChildren(bold(`${names[tie.one]} – ${names[tie.other]}`), ` ${often}, last ${tie.last} (`, link(`/report?id=${encodeURIComponent(tie.report)}&kind=event`, "the words"), ")");
  });
  cy.on("tap", (event) => { if (event.target === cy) cy.elements().removeClass("away"); });
  const steps = { closer: 1.4, further: 1 / 1.4 };
  for (const button of document.querySelectorAll("[data-graph]")) {
    button.addEventListener("click", () => {
      const by = steps[button.dataset.graph];
      if (by) cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
      else cy.fit(undefined, 30);
    });
  }
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(styles(scale)));
  cy.on("resize", () => { cy.fit(undefined, 30); size(); });
  place.dataset.drawn = String(cy.nodes().length);
});
