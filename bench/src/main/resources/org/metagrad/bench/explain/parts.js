"use strict";
// What the figures are made of: elements, numbers that say where they come from, arrows, controls.
// Nothing is computed here but where a thing is drawn: each number shown is one of the JSON block.

const NUMBERS = JSON.parse(document.getElementById("numbers").textContent);

/** The number at a path such as "plane.stops.3.alpha". */
const at = (path) => path.split(".").reduce((value, key) => value[key], NUMBERS);

/** An element with attributes and children; a string becomes text, null nothing. */
function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An element of a picture. */
function drawn(tag, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null));
  return node;
}

/** Text in which _0 and _{max} are subscripts, for pages as for pictures. */
function marked(text, inPicture = false) {
  return text.split(/(_\{[^}]*\}|_\w)/).map((piece) => {
    if (!piece.startsWith("_")) return piece;
    const inside = piece.replace(/[_{}]/g, "");
    return inPicture ? drawn("tspan", { "font-size": "75%", "baseline-shift": "-25%" }, inside) : element("sub", {}, inside);
  });
}

/** Four digits, a real minus sign, and 0 for what is rounding alone. */
function short(x, digits = 4) {
  if (Math.abs(x) < 1e-12) return "0";
  if (Math.abs(x) >= 1000 && Math.abs(x) < 1e9) return Math.round(x).toLocaleString("en").replace("-", "\u2212");
  if (Number.isInteger(x)) return x.toLocaleString("en").replace("-", "\u2212");
  const size = Math.abs(x);
  const text = size >= 1e6 || size < 1e-3 ? x.toExponential(2) : x.toLocaleString("en", { maximumSignificantDigits: digits });
  return text.replace("-", "\u2212");
}

/** A number of the JSON block, which carries its whole value and its path. */
const number = (path, digits) => element("data", { value: at(path), "data-of": path }, short(at(path), digits));

/** A vector or a row of numbers in parentheses. */
function vector(path, digits) {
  const parts = at(path).flatMap((_, i) => [i ? ", " : "", number(path + "." + i, digits)]);
  return element("span", { style: "white-space:nowrap" }, "(", ...parts, ")");
}

/** Names as people write them: a bar over an adjoint, a dot for the product. */
const pretty = (text) => text.replace(/d?([a-zA-Z])Bar/g, (all, name) => (all.startsWith("d") ? "d" : "") + name + "\u0304")
  .replaceAll(" * ", " \u00b7 ").replaceAll("-", "\u2212");

/** The same for ears. */
const spoken = (text) => text.replace(/d([a-zA-Z])Bar/g, "tangent of $1 bar").replace(/([a-zA-Z])Bar/g, "$1 bar")
  .replaceAll("+=", "gets").replaceAll(" * ", " times ");

/** A picture with a name; the numbers in it are told in the text beside it. */
function picture(width, height, name, ...children) {
  return drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": name }, children);
}

const label = (x, y, text, attributes = {}) => drawn("text", { x, y, ...attributes }, marked(text, true));

/** A plane: from coordinates to places in a picture, with the same scale both ways. */
function plane(width, low, high) {
  const scale = width / (high[0] - low[0]);
  const place = ([x, y]) => [(x - low[0]) * scale, (high[1] - y) * scale];
  return { width, height: (high[1] - low[1]) * scale, scale, place };
}

/** An arrow from one point of a plane along a vector. */
function arrow(on, from, along, classes) {
  const [x1, y1] = on.place(from);
  const [x2, y2] = on.place([from[0] + along[0], from[1] + along[1]]);
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 1) return drawn("circle", { cx: x1, cy: y1, r: 4, class: classes });
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const head = Math.min(11, length);
  const [bx, by] = [x2 - head * dx, y2 - head * dy];
  const tip = `${x2},${y2} ${bx - 4.5 * dy},${by + 4.5 * dx} ${bx + 4.5 * dy},${by - 4.5 * dx}`;
  return drawn("g", {},
    drawn("line", { x1, y1, x2: bx, y2: by, class: "line-" + classes }),
    drawn("polygon", { points: tip, class: "fill-" + classes.split(" ")[0] }));
}

function dot(on, point, classes, name, dx = 8, dy = -8) {
  const [cx, cy] = on.place(point);
  const wide = cx + dx + 9 * (name ? name.length : 0) > on.width;
  return drawn("g", {},
    drawn("circle", { cx, cy, r: 5, class: classes }),
    name ? label(cx + (wide ? -dx : dx), cy + dy, name, { "text-anchor": wide ? "end" : "start" }) : null);
}

/** The contours of the JSON block: pieces of four numbers each. */
function contours(on, levels, classes) {
  return drawn("g", {}, levels.map((pieces) => {
    let path = "";
    for (let i = 0; i < pieces.length; i += 4) {
      const [a, b] = [on.place(pieces.slice(i, i + 2)), on.place(pieces.slice(i + 2, i + 4))];
      path += `M${a[0].toFixed(1)} ${a[1].toFixed(1)}L${b[0].toFixed(1)} ${b[1].toFixed(1)}`;
    }
    return drawn("path", { d: path, class: classes });
  }));
}

/** The ellipse x'Hx = size^2 around a point, from the eigenvalues of H. */
function ellipse(on, centre, [greatest, least], along, size, classes) {
  const [cx, cy] = on.place(centre);
  const angle = (-Math.atan2(along[1], along[0]) * 180) / Math.PI;
  return drawn("ellipse", {
    cx, cy, rx: (size * on.scale) / Math.sqrt(greatest), ry: (size * on.scale) / Math.sqrt(least),
    transform: `rotate(${angle} ${cx} ${cy})`, class: classes });
}

/** What the colours mean. */
function key(...entries) {
  return element("ul", { class: "key" }, entries.map(([classes, text]) =>
    element("li", {},
      drawn("svg", { viewBox: "0 0 32 12", "aria-hidden": "true" }, drawn("line", { x1: 0, y1: 6, x2: 32, y2: 6, class: "line-" + classes })),
      marked(text))));
}

/** Bars with their numbers; the longest possible one is as long as there is room. */
function bars(name, entries, greatest) {
  return element("div", { class: "bars", role: "group", "aria-label": name }, entries.map(({ text, path, classes }) => [
    element("span", {}, marked(text)),
    element("span", { class: "track" }, element("span", { class: "bar back-" + classes, style: `width:${(100 * Math.max(0.004, Math.min(1, at(path) / greatest))).toFixed(1)}%` })),
    number(path, 3)]));
}

/** A program as the engine prints it. */
function printed(name, text) {
  return element("details", { class: "printed" }, element("summary", {}, name),
    element("pre", { tabindex: "0", role: "group", "aria-label": name }, text));
}

/** A table; cells are nodes or texts, the first of each row is its header. */
function table(caption, head, rows) {
  const words = (cell) => typeof cell === "string" && cell !== "";
  return element("div", { class: "scroll" },
    element("table", {},
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, head.map((cell, i) =>
        cell === "" ? element("td", {}) : element("th", { scope: "col", class: words(rows[0].cells[i]) ? null : "number" }, marked(cell))))),
      element("tbody", {}, rows.map((row) => element("tr", { class: row.on ? "on" : null },
        row.cells.map((cell, i) => element(i ? "td" : "th", i ? { class: words(cell) ? null : "number" } : { scope: "row" }, words(cell) ? marked(cell) : cell)))))));
}

/** A figure: its controls, where it draws, and the line that is read aloud when something moves. */
function lab(id) {
  const figure = document.getElementById(id);
  const heading = figure.closest("section").querySelector("h2").textContent;
  const controls = element("div", { class: "controls", role: "group", "aria-label": "Controls of figure " + heading });
  const stage = element("div", { class: "panes" });
  const say = element("p", { class: "say", "aria-live": "polite" });
  figure.prepend(controls, say, stage);
  const tell = (...parts) => say.replaceChildren(...parts.flat(Infinity));
  const show = (...parts) => {
    stage.replaceChildren(...parts.flat(Infinity));
    // The page makes reachable by keys what can be moved sideways, whenever the room changes.
    dispatchEvent(new Event("resize"));
  };
  const add = (part) => figure.lastElementChild.before(part); // the caption stays last
  return { controls, show, tell, add };
}

/** A slider over stops; each stop was computed, there is nothing between two. */
function slider(to, id, name, count, start, text, moved) {
  const input = element("input", { type: "range", id, min: 0, max: count - 1, step: 1 });
  // Told by aria-valuetext already.
  const output = element("output", { for: id, "aria-live": "off" });
  input.value = start;
  const show = () => {
    output.replaceChildren(text(Number(input.value)));
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", () => { show(); moved(); });
  show();
  to.append(element("span", { class: "slider" }, element("label", { for: id }, name), input, output));
  return { get value() { return Number(input.value); }, show };
}

/** A choice of a few, as radio buttons. */
function choice(to, id, name, options, start, moved) {
  const set = element("fieldset", {}, element("legend", {}, name));
  options.forEach((option, i) => {
    const input = element("input", { type: "radio", name: id, id: id + "-" + i, value: i });
    input.checked = i === start;
    input.addEventListener("change", moved);
    set.append(element("label", { for: id + "-" + i }, input, option));
  });
  to.append(set);
  return { get value() { return Number(set.querySelector("input:checked").value); } };
}

/** Steps forwards and backwards by buttons, arrow keys, Home and End, or by themselves. */
function stepper(on, count, moved) {
  let step = 0;
  let timer = null;
  const button = (name, act) => {
    const made = element("button", { type: "button" }, name);
    made.addEventListener("click", act);
    on.controls.append(made);
    return made;
  };
  const go = (to) => {
    step = Math.max(0, Math.min(count - 1, to));
    moved();
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = "Play";
  };
  button("To the start", () => { stop(); go(0); });
  button("Step back", () => { stop(); go(step - 1); });
  const play = button("Play", () => {
    if (timer !== null) return stop();
    if (step === count - 1) go(0);
    play.textContent = "Pause";
    timer = setInterval(() => {
      go(step + 1);
      if (step === count - 1) stop();
    }, 1600);
  });
  button("Step forward", () => { stop(); go(step + 1); });
  on.controls.addEventListener("keydown", (event) => {
    if (!event.target.matches("button")) return; // a slider or a wide table has arrow keys of its own
    const to = { ArrowRight: step + 1, ArrowLeft: step - 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    stop();
    go(to);
  });
  return { get value() { return step; }, start: () => go(0) };
}
