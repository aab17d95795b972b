// Draws the timeline, to be zoomed; the lines below it say the same. Vega's expressions are interpreted, never made
// into functions: the policy of the page allows no script of a text.
"use strict";

const place = document.getElementById("timeline-picture");
const says = document.getElementById("timeline-says");
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const DAY = 86400000;
const CLOSEST = 10 * DAY;
const at = (day) => Date.parse(`${day}T00:00:00Z`);

// The days from the first to the last; a day lasts until the next begins.
function spans(drawn) {
  return drawn.moments.map((moment, number) => ({
    ...moment, number, from: at(moment.first), to: at(moment.last) + DAY, middle: (at(moment.first) + at(moment.last) + DAY) / 2,
    name: drawn.rows[moment.row], kind: moment.status === "happened" ? "happened" : "to come",
    before: moment.open.includes("before"), after: moment.open.includes("after"),
  }));
}

function whole(drawn, moments) {
  const months = drawn.months.map(([day]) => at(day));
  const first = Math.min(...months, ...moments.map((moment) => moment.from));
  const last = Math.max(...months.map((day) => day + 31 * DAY), ...moments.map((moment) => moment.to));
  const room = Math.max((last - first) * 0.02, DAY);
  return [first - room, last + room];
}

const config = () => ({
  background: null, font: getComputedStyle(document.body).fontFamily,
  view: { stroke: css("--soft") }, axis: { labelColor: css("--ink"), titleColor: css("--ink"), gridColor: css("--line"), domainColor: css("--soft"), tickColor: css("--soft"), labelFontSize: 12, titleFontSize: 12 },
  legend: { labelColor: css("--ink"), labelFontSize: 12 },
});
const domain = { domainMin: { expr: "from" }, domainMax: { expr: "to" }, nice: false, type: "utc" };
const shownDays = { labelOverlap: true, tickCount: { expr: "max(2, width / 110)" }, title: null };
// Both pictures begin at one place, so that the days stand below each other.
const margin = (width) => (width < 520 ? 92 : 172);

// A dot is a day, a bar the days that it may have been; it fades towards an end that no report gives.
function detail(drawn, moments, days, width) {
  const extent = margin(width);
  const lanes = 1 + Math.max(...moments.map((moment) => moment.lane));
  const lane = { field: "lane", type: "ordinal", sort: null, scale: { domain: [...Array(lanes).keys()], paddingInner: 0.25 } };
  const row = { field: "name", type: "nominal", sort: null, title: null, axis: { labelLimit: extent - 12, minExtent: extent, maxExtent: extent, grid: true, ticks: false, tickBand: "extent" }, scale: { domain: drawn.rows, paddingInner: 0.2 } };
  const colour = { field: "kind", type: "nominal", title: null, scale: { domain: ["happened", "to come"], range: [css("--party-0"), css("--party-1")] }, legend: { orient: "top", symbolOpacity: 1, symbolStrokeWidth: 0 } };
  const bar = (test, more) => ({
    transform: [{ filter: test }], mark: { type: "bar", cornerRadius: 2, minBandSize: 3, cursor: "pointer", clip: true, ...more },
    encoding: { x: { field: "from", type: "temporal", scale: domain, axis: shownDays }, x2: { field: "to" }, y: row, yOffset: lane, color: colour },
  });
  const fade = (test, side) => ({
    transform: [{ filter: test }, { calculate: side < 0 ? "datum.from - (to - from) * 0.06" : "datum.to", as: "f" }, { calculate: side < 0 ? "datum.from" : "datum.to + (to - from) * 0.06", as: "t" }],
    mark: { type: "bar", opacity: 0.22, clip: true, cursor: "pointer" }, encoding: { x: { field: "f", type: "temporal", scale: domain, axis: shownDays }, x2: { field: "t" }, y: row, yOffset: lane, color: colour },
  });
  return {
    width, height: 64 + drawn.rows.length * (16 + 9 * lanes), config: config(), autosize: { type: "fit", contains: "padding" },
    params: [{ name: "from", value: days[0] }, { name: "to", value: days[1] }, { name: "chosen", value: -1 }],
    data: { values: moments },
    layer: [
      fade("datum.before", -1), fade("datum.after", 1),
      bar("datum.certainty != 'day'", { opacity: 0.38 }),
      { transform: [{ filter: "datum.certainty == 'day'" }], mark: { type: "point", filled: true, size: 62, opacity: 0.95, clip: true, cursor: "pointer", stroke: css("--paper"), strokeWidth: 0.6 },
        encoding: { x: { field: "middle", type: "temporal", scale: domain, axis: shownDays }, y: row, yOffset: lane, color: colour, shape: { condition: { test: "datum.hedged", value: "diamond" }, value: "circle" } } },
      { transform: [{ filter: "datum.number == chosen" }], mark: { type: "bar", fillOpacity: 0, stroke: css("--ink"), strokeWidth: 2, clip: true, minBandSize: 6 },
        encoding: { x: { field: "from", type: "temporal", scale: domain, axis: shownDays }, x2: { field: "to" }, y: row, yOffset: lane } },
    ],
  };
}

// All of the time, a bar a month; the frame is what is shown above.
function overview(drawn, days, width) {
  return {
    width, height: drawn.moments.length ? 84 : 180, config: config(), autosize: { type: "fit", contains: "padding" },
    params: [{ name: "from", value: days[0] }, { name: "to", value: days[1] }, { name: "first", value: days[0] }, { name: "last", value: days[1] }],
    layer: [
      { data: { values: drawn.months.map(([day, number]) => ({ from: at(day), to: at(day) + 29 * DAY, number })) },
        mark: { type: "bar", color: css("--soft") },
        encoding: { x: { field: "from", type: "temporal", scale: { domainMin: { expr: "first" }, domainMax: { expr: "last" }, nice: false, type: "utc" }, axis: shownDays }, x2: { field: "to" }, y2: { datum: 0 }, y: { field: "number", type: "quantitative", title: null, axis: { tickCount: 2, tickMinStep: 1, format: "d", grid: false, minExtent: margin(width), maxExtent: margin(width) } } } },
      { data: { values: [{}] }, mark: { type: "rect", fill: css("--accent"), fillOpacity: 0.16, stroke: css("--accent"), clip: true },
        encoding: { x: { value: { expr: "scale('x', from)" } }, x2: { value: { expr: "scale('x', to)" } }, y: { value: 0 }, y2: { value: { expr: "height" } } } },
    ],
  };
}

const shown = (spec, host, label) => {
  const made = new vega.View(vega.parse(vegaLite.compile(spec).spec, null, { ast: true }), { expr: vega.expressionInterpreter, renderer: "svg", container: host, hover: false });
  made.description(label);
  return made.runAsync();
};

const link = (report) => Object.assign(document.createElement("a"), { href: `/report?id=${encodeURIComponent(report)}&kind=event`, textContent: "the words" });

async function draw(drawn) {
  const moments = spans(drawn);
  if (!moments.length && !drawn.months.length) {
    // Without a day there is nothing to draw, and nothing to zoom.
    for (const each of [place, document.querySelector("[data-timeline]").parentElement]) each.hidden = true;
    place.dataset.drawn = "0";
    says.textContent = "No event with a date fits.";
    return;
  }
  const all = whole(drawn, moments);
  let [from, to] = all;
  let views = [];
  let chosen = -1;

  function show(first, last) {
    const long = Math.min(Math.max(last - first, CLOSEST), all[1] - all[0]);
    from = Math.min(Math.max((first + last - long) / 2, all[0]), all[1] - long);
    to = from + long;
    for (const view of views) view.signal("from", from).signal("to", to).run();
    const day = (time) => new Date(time).toISOString().slice(0, 10);
    place.dataset.from = day(from);
    place.dataset.to = day(to);
  }

  function explain(moment) {
    chosen = moment.number;
    views[0].signal("chosen", chosen).run();
    const when = document.createElement("b");
    when.textContent = moment.when;
    says.replaceChildren(when, ` ${moment.name}: ${moment.text} (`, link(moment.report), ")");
    // What is reached by the keyboard is brought into view.
    if (moment.middle < from || moment.middle > to) show(moment.middle - (to - from) / 2, moment.middle + (to - from) / 2);
  }

  async function lay() {
    for (const view of views) view.finalize();
    const width = Math.max(240, place.clientWidth - 2);
    const hosts = [place.querySelector(".detail"), place.querySelector(".overview")];
    views = [];
    if (moments.length) views.push(await shown(detail(drawn, moments, [from, to], width), hosts[0], "Events by the parties that act and by their days"));
    views.push(await shown(overview(drawn, all, width), hosts[1], "The number of events in each month"));
    if (moments.length) views[0].addEventListener("click", (_, item) => { if (item && item.datum && item.datum.text) explain(moments[item.datum.number]); });
    show(from, to);
    place.dataset.drawn = String(moments.length);
  }

  const scaleOf = (view) => view.scale("x");
  const zoom = (by, about = (from + to) / 2) => show(about - (about - from) * by, about + (to - about) * by);
  const move = (part) => show(from + (to - from) * part, to + (to - from) * part);
  const steps = { closer: () => zoom(0.5), further: () => zoom(2), earlier: () => move(-0.4), later: () => move(0.4), all: () => show(...all) };
  for (const button of document.querySelectorAll("[data-timeline]")) button.addEventListener("click", () => steps[button.dataset.timeline]());

  const detailHost = place.querySelector(".detail");
  const timeAt = (view, host, event) => Number(scaleOf(view).invert(event.clientX - host.querySelector("svg").getBoundingClientRect().left - view.origin()[0]));
  detailHost.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 0.8 : 1.25, timeAt(views[0], detailHost, event));
  }, { passive: false });

  // Dragging moves the days; in the small picture it chooses them.
  let held = null;
  detailHost.addEventListener("pointerdown", (event) => { if (moments.length) held = { x: event.clientX, from, to }; });
  window.addEventListener("pointermove", (event) => {
    if (!held || !views.length) return;
    const by = ((event.clientX - held.x) / place.clientWidth) * (held.to - held.from);
    if (Math.abs(event.clientX - held.x) > 4) show(held.from - by, held.to - by);
  });
  window.addEventListener("pointerup", () => { held = null; });
  const small = place.querySelector(".overview");
  let begun = null;
  small.addEventListener("pointerdown", (event) => { begun = timeAt(views.at(-1), small, event); });
  small.addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const end = timeAt(views.at(-1), small, event);
    const [first, last] = [Math.min(begun, end), Math.max(begun, end)].map((time) => new Date(time).toISOString().slice(0, 10));
    // Where there are too many to be drawn, those of some days are asked for.
    if (!moments.length && first !== last) {
      const address = new URL(location.href);
      address.searchParams.set("since", first);
      address.searchParams.set("until", last);
      address.searchParams.delete("page");
      location.assign(address);
    }
    const half = (to - from) / 2;
    if (Math.abs(end - begun) < (all[1] - all[0]) / 200) show(end - half, end + half);
    else show(Math.min(begun, end), Math.max(begun, end));
    begun = null;
  });

  // Left and right go from event to event, plus and minus come closer and go further.
  place.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by && moments.length) { event.preventDefault(); explain(moments[(chosen + by + moments.length) % moments.length]); }
    else if (event.key === "+") zoom(0.5);
    else if (event.key === "-") zoom(2);
  });
  let waiting = 0;
  window.addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(lay, 200); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", lay);
  await lay();
  if (!moments.length) says.textContent = drawn.fitting ? `${drawn.fitting} events are too many to be drawn one by one: draw across some months, or choose days above.` : "No event with a date fits.";
}

fetch(place.dataset.source).then((answer) => answer.json()).then(draw);
