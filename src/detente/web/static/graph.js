// Draws states and moves; the table below the picture says the same.
"use strict";

const place = document.getElementById("graph");
const chosen = document.getElementById("chosen");
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colours = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => css(`--party-${k}`));

const MOST_LINES = 8;
const MANY = 24;
const GAP = 34;

// Long names are broken into lines that fit their box.
function broken(name) {
  const lines = [""];
  for (const word of name.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + word.length > 22) lines.push(word);
    else lines[last] = lines[last] ? `${lines[last]} ${word}` : word;
  }
  if (lines.length > MOST_LINES) lines.splice(MOST_LINES - 1, lines.length, `${lines[MOST_LINES - 1]} …`);
  return lines.join("\n");
}

function drawn(graph) {
  const sized = (label) => {
    const lines = label.split("\n");
    return { label, wide: 18 + 6.2 * Math.max(...lines.map((line) => line.length)), high: 14 + 14 * lines.length };
  };
  const nodes = graph.nodes.map((node) => ({
    data: { id: String(node.cell), ...sized(broken(node.head || node.name)), node },
    classes: [node.is_status_quo ? "quo" : "", node.lasts.length ? "lasts" : node.may_last.length ? "may" : ""].join(" "),
  }));
  const arcs = graph.arcs.map((arc, k) => ({
    data: { id: `a${k}`, source: String(arc.origin), target: String(arc.target), colour: colours[arc.party % 8] },
    classes: arc.interest,
  }));
  const first = (one, other) => (one.data("node")?.is_status_quo ? -1 : other.data("node")?.is_status_quo ? 1 : 0);
  const cy = cytoscape({
    container: place,
    elements: [...nodes, ...arcs],
    layout: { name: "preset" },
    userZoomingEnabled: false,
    style: [
      { selector: "node", style: { shape: "round-rectangle", width: "data(wide)", height: "data(high)", label: "data(label)", "text-wrap": "wrap",
        "text-valign": "center", "text-halign": "center", "font-size": 11, color: css("--ink"), "background-color": css("--paper"), "border-width": 1, "border-color": css("--soft") } },
      { selector: "node.lasts", style: { "background-color": css("--wash") } },
      { selector: "node.may", style: { "border-style": "dashed", "border-color": css("--accent") } },
      { selector: "node.quo", style: { "border-width": 3, "border-color": css("--ink") } },
      { selector: "node:selected", style: { "border-color": css("--accent"), "border-width": 3 } },
      { selector: "edge", style: { "curve-style": "unbundled-bezier", "control-point-distances": 26, "control-point-weights": 0.5, width: 1.6, "line-color": "data(colour)", "target-arrow-color": "data(colour)", "target-arrow-shape": "triangle", "arrow-scale": 0.8 } },
      { selector: "edge.bent", style: { "control-point-weights": (edge) => edge.scratch("controlPointWeights"), "control-point-distances": (edge) => edge.scratch("controlPointDistances"), "edge-distances": "intersection" } },
      { selector: "edge.unknown", style: { "line-style": "dashed" } },
      { selector: "edge.loses, edge.indifferent", style: { display: "none", width: 0.7, opacity: 0.45 } },
      { selector: "edge.loses.shown, edge.indifferent.shown", style: { display: "element" } },
    ],
  });
  // Only moves that are shown make the layers: what somebody prefers, or may prefer, leads down as far as it can. Of many
  // states the layers would be too wide to be read.
  if (nodes.length > MANY) {
    // As many columns as fill the picture, so that names are as large as they can be.
    const [wide, high] = ["wide", "high"].map((side) => GAP + Math.max(...nodes.map((node) => node.data[side])));
    const cols = Math.ceil(Math.sqrt((nodes.length * high * cy.width()) / (wide * cy.height())));
    cy.layout({ name: "grid", avoidOverlapPadding: GAP, condense: true, cols, padding: 20, sort: first }).run();
    return cy;
  }
  const preferred = cy.edges(".gains, .unknown");
  cy.nodes().union(preferred).layout({
    name: "dagre", acyclicer: "greedy", nodeSep: 26, edgeSep: 14, rankSep: 46, padding: 20, sort: first, useDagreEdgeControlPoints: true,
  }).run();
  preferred.filter((edge) => edge.scratch("controlPointWeights")?.length).addClass("bent");
  return cy;
}

// A state that is clicked is explained, with a way to the reasons.
function explained(node) {
  const lasts = node.lasts.length ? `lasts under ${node.lasts.join(", ")}` : node.may_last.length ? `may last under ${node.may_last.join(", ")}` : "lasts under no concept";
  chosen.replaceChildren();
  const name = document.createElement("b");
  name.textContent = node.name;
  const link = document.createElement("a");
  link.href = `/analysis?why=${encodeURIComponent(node.label)}`;
  link.textContent = "why";
  chosen.append(name, ` ${lasts}; `, link);
  chosen.hidden = false;
}

fetch(place.dataset.source).then((answer) => answer.json()).then((graph) => {
  const cy = drawn(graph);
  cy.on("tap", "node", (event) => explained(event.target.data("node")));
  document.getElementById("all-moves").addEventListener("change", (event) => cy.edges().toggleClass("shown", event.target.checked));
  const steps = { closer: 1.4, further: 1 / 1.4 };
  for (const button of document.querySelectorAll("[data-graph]")) {
    button.addEventListener("click", () => {
      const by = steps[button.dataset.graph];
      if (by) cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
      else cy.fit(undefined, 20);
    });
  }
  cy.on("resize", () => cy.fit(undefined, 20));
  place.dataset.drawn = String(cy.nodes().length);
});
