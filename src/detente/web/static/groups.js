// Draws the groups of the states of a large case; the table below the picture says the same.
"use strict";

const place = document.getElementById("graph");
const chosen = document.getElementById("chosen");
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colours = () => [0, 1, 2, 3, 4, 5, 6, 7].map((k) => css(`--party-${k}`));
const cut = (words) => (words.length > 26 ? `${words.slice(0, 25)}…` : words);

function named(graph, group) {
  const taken = graph.by.filter((_, k) => group.taken[k]).map((option) => option.label);
  return taken.length ? taken : ["none of these"];
}

const styles = (all) => [
  { selector: "node", style: { label: "data(label)", "text-wrap": "wrap", "text-valign": "bottom", "text-margin-y": 4, "font-size": 11, "line-height": 1.15, color: css("--ink"), "background-color": css("--paper"),
    width: "data(size)", height: "data(size)", "border-width": 1.5, "border-color": css("--soft"), "pie-size": "100%", "pie-1-background-color": css("--accent"), "pie-1-background-size": "data(part)", "pie-1-background-opacity": 0.75, "pie-2-background-color": css("--accent"), "pie-2-background-size": "data(perhaps)", "pie-2-background-opacity": 0.28,
    "text-background-color": css("--paper"), "text-background-opacity": 0.8, "text-background-padding": 1 } },
  { selector: "node.quo", style: { "border-width": 4, "border-color": css("--ink") } },
  { selector: "node:selected", style: { "border-color": css("--accent"), "border-width": 4 } },
  { selector: "edge", style: { "curve-style": "unbundled-bezier", "control-point-distances": "data(bend)", "control-point-weights": 0.5, width: "data(wide)", "line-color": (edge) => all[edge.data("arc").party % 8], "target-arrow-color": (edge) => all[edge.data("arc").party % 8], "target-arrow-shape": "triangle", "arrow-scale": 0.9 } },
  { selector: "edge.some", style: { display: "none", "line-style": "dashed" } },
  { selector: "edge.some.shown", style: { display: "element" } },
  { selector: ".away", style: { opacity: 0.12 } },
];

// Groups stand by their options: the first half says the row, the rest the column.
function spot(number, groups) {
  const columns = 2 ** Math.ceil(Math.log2(Math.max(groups, 2)) / 2);
  const [row, column] = [Math.floor(number / columns), number % columns];
  return { x: column * 200 + (row % 2) * 70, y: row * 165 + (column % 2) * 34 };
}

function drawn(graph) {
  const largest = Math.max(...graph.groups.map((group) => group.states));
  const nodes = graph.groups.map((group, number) => ({
    data: { id: String(number), label: named(graph, group).map(cut).join("\n"), size: 22 + 30 * Math.sqrt(group.states / largest), part: (100 * group.lasts) / group.states, perhaps: (100 * group.may_last) / group.states, group, number },
    classes: group.has_status_quo ? "quo" : "", position: spot(number, graph.groups.length),
  }));
  const edges = graph.arcs.filter((arc) => arc.gains + arc.unknown).map((arc, k) => ({
    data: { id: `a${k}`, source: String(arc.origin), target: String(arc.target), wide: 1 + (2 * arc.gains) / arc.moves, bend: 24 + 9 * arc.party, arc },
    classes: arc.gains * 2 > arc.moves ? "" : "some",
  }));
  return cytoscape({ container: place, elements: [...nodes, ...edges], style: styles(colours()), layout: { name: "preset", padding: 30 }, userZoomingEnabled: false });
}

function explained(graph, group, number) {
  const name = Object.assign(document.createElement("b"), { textContent: `Group ${number + 1}: ${named(graph, group).join(", ")}` });
  const last = group.lasts === group.states ? "all" : group.lasts || "none";
  const link = Object.assign(document.createElement("a"), { href: `/graph?within=${group.pattern}`, textContent: "open it" });
  chosen.replaceChildren(name, `. ${group.states} states, of which ${last} would last; `, link);
  chosen.hidden = false;
}

fetch(place.dataset.source).then((answer) => answer.json()).then((graph) => {
  const cy = drawn(graph);
  cy.on("tap", "node", (event) => {
    const { group, number } = event.target.data();
    explained(graph, group, number);
    cy.elements().addClass("away");
    event.target.closedNeighborhood().removeClass("away");
  });
  cy.on("tap", (event) => { if (event.target === cy) cy.elements().removeClass("away"); });
  document.getElementById("all-moves").addEventListener("change", (event) => cy.edges().toggleClass("shown", event.target.checked));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(styles(colours())));
  cy.on("resize", () => cy.fit(undefined, 20));
  place.dataset.drawn = String(cy.nodes().length);
});
