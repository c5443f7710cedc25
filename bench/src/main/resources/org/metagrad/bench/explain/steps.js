"use strict";
// The plane of the parameters: one inner step, several, and the directed step.
(() => {
  const minus = (vector) => vector.map((x) => -x);

  /** Points of a function of the stops, the chosen one large. */
  function dots(name, stops, chosen, [low, high], series, axis) {
    const x = (i) => 50 + (i * 400) / (stops - 1);
    const y = (value) => 20 + ((high - value) * 170) / (high - low);
    return picture(480, 236, name,
      drawn("line", { x1: 44, y1: y(Math.max(0, low)), x2: 460, y2: y(Math.max(0, low)), class: "axis" }),
      drawn("line", { x1: x(chosen), y1: 16, x2: x(chosen), y2: 194, class: "grid" }),
      [low, 0, high].filter((v, i, all) => all.indexOf(v) === i).map((v) => label(38, y(v) + 5, short(v, 2), { "text-anchor": "end", class: "quiet" })),
      series.map(({ classes, values }) => values.map((value, i) =>
        value < low || value > high ? null : drawn("circle", { cx: x(i), cy: y(value), r: i === chosen ? 6.5 : 3.5, class: "fill-" + classes }))),
      axis.map(([i, text]) => label(x(i), 222, text, { "text-anchor": i === 0 ? "start" : i === stops - 1 ? "end" : "middle", class: "quiet" })));
  }

  // (d) One inner step.
  {
    const all = NUMBERS.plane;
    const on = lab("lab-plane");
    const area = plane(480, all.low, all.high);
    const flip = all.stops.findIndex((stop) => Math.abs(stop.alpha * all.eigenvalues[0] - 1) < 1e-9);
    const draw = () => {
      const stop = all.stops[alpha.value];
      const base = "plane.stops." + alpha.value;
      on.show(
        element("div", {},
          picture(area.width, area.height, "The plane of u and w with the contours of both losses, the inner step, and the steps that FOMAML and MAML would take",
            contours(area, all.innerContours, "contour"), contours(area, all.outerContours, "contour outer"),
            ellipse(area, all.theta, all.eigenvalues, all.alongGreatest, 0.2, "line-h thin"),
            arrow(area, all.theta, [stop.adapted[0] - all.theta[0], stop.adapted[1] - all.theta[1]], "g"),
            arrow(area, stop.adapted, minus(stop.v), "v dashed"),
            arrow(area, all.theta, minus(stop.v), "v"), arrow(area, all.theta, minus(stop.pulled), "m"),
            dot(area, all.theta, "fill-g", "\u03b8_0", -10, 22), dot(area, stop.adapted, "fill-g", "\u03b8_1", 6, 22),
            label(6, area.height - 8, "u \u2192", { class: "quiet" }), label(6, 18, "w \u2191", { class: "quiet" })),
          key(["g", "inner step \u2212\u03b1 g"], ["v", "FOMAML: \u2212v (dashed: where v is taken)"], ["m", "MAML: \u2212(I \u2212 \u03b1 H) v"], ["h thin", "H: steep across, flat along"])),
        element("div", {},
          dots("How much of a direction is left, by alpha: a line for each eigenvalue of H, which passes zero where alpha is one over it", all.stops.length, alpha.value, [-0.7, 1],
            [{ classes: "m", values: all.stops.map((one) => one.left[0]) }, { classes: "h", values: all.stops.map((one) => one.left[1]) }],
            [[0, "\u03b1 = 0"], [flip, "1/\u03bb_{max}"], [all.stops.length - 1, short(all.stops.at(-1).alpha, 3)]]),
          key(["m", "1 \u2212 \u03b1 \u03bb_{max}"], ["h", "1 \u2212 \u03b1 \u03bb_{min}"]),
          table("At this step size", ["", "u", "w"], [
            ["\u03b8_1 = \u03b8_0 \u2212 \u03b1 g", "adapted"], ["v = gradient at \u03b8_1", "v"], ["H v", "product"], ["(I \u2212 \u03b1 H) v", "pulled"], ["by one program", "byProgram"]].map(([name, path]) => ({
            cells: [name, number(`${base}.${path}.0`), number(`${base}.${path}.1`)] })))));
      on.tell(
        "Along the steepest direction ", number(base + ".left.0"), " of v is left, along the flat one ", number(base + ".left.1"),
        ". FOMAML and MAML differ by ", element("strong", {}, number(base + ".degrees", 3), " degrees"), ". ",
        alpha.value === 0 ? "Without a step there is nothing to pull back through." :
        alpha.value < flip ? "MAML goes less far where the inner step would undo it anyway." :
        alpha.value === flip ? "Here \u03b1 \u03bb = 1: the inner step removes that direction altogether, and MAML has nothing to gain along it." :
        stop.degrees > 90 ? "The sign has flipped: the inner step overshoots, and FOMAML walks against the true gradient." :
          "The sign along the steepest direction has flipped: the inner step overshoots it.",
        " Outer loss after the inner step: ", number(base + ".outerLoss"), ".");
    };
    const alpha = slider(on.controls, "plane-alpha", "\u03b1 =", all.stops.length, 5,
      (i) => element("span", {}, number(`plane.stops.${i}.alpha`), i === flip ? marked(" = 1/\u03bb_{max}") : ""), draw);
    draw();
  }

  // (e) Several inner steps.
  {
    const all = NUMBERS.steps;
    const on = lab("lab-steps");
    const area = plane(480, NUMBERS.plane.low, NUMBERS.plane.high);
    const draw = () => {
      const stop = all.stops[alpha.value];
      const length = stop.lengths[k.value];
      const base = `steps.stops.${alpha.value}`;
      const of = `${base}.lengths.${k.value}`;
      on.show(
        element("div", {},
          picture(area.width, area.height, `The plane of u and w: ${k.value} inner steps, and at each place on the way what is left of the outer gradient`,
            contours(area, NUMBERS.plane.innerContours, "contour"),
            stop.thetas.slice(0, k.value).map((theta, s) => {
              const next = stop.thetas[s + 1];
              return arrow(area, theta, [next[0] - theta[0], next[1] - theta[1]], "g thin");
            }),
            length.chain.map((v, i) => arrow(area, stop.thetas[k.value - i], minus(v), i === k.value ? "m" : i ? "m dashed" : "v")),
            stop.thetas.slice(0, k.value + 1).map((theta, s) => dot(area, theta, "fill-g", s === 0 || s === k.value ? "\u03b8_" + s : null, s ? -22 : -10, s ? -10 : 22)),
            label(6, area.height - 8, "u \u2192", { class: "quiet" }), label(6, 18, "w \u2191", { class: "quiet" })),
          key(["g thin", "inner steps"], ["v", "\u2212v at the end: FOMAML"], ["m dashed", "on its way back"], ["m", "at \u03b8_0: MAML"])),
        element("div", {},
          table("What is pulled back, from the end to the start", ["", "u", "w"], length.chain.map((_, i) => ({
            on: i === k.value,
            cells: [i ? `after (I \u2212 \u03b1 H_${k.value - i})` : `v at \u03b8_${k.value}`, number(`${of}.chain.${i}.0`), number(`${of}.chain.${i}.1`)] }))),
          table(`The product of ${k.value} matrices (I \u2212 \u03b1 H)`, ["", "u", "w"], [0, 1].map((row) => ({
            cells: ["uw"[row], number(`${of}.product.${2 * row}`), number(`${of}.product.${2 * row + 1}`)] })))));
      on.tell(`${k.value} inner step${k.value === 1 ? "" : "s"}, ${k.value} Hessian-vector product${k.value === 1 ? "" : "s"}. MAML and FOMAML differ by `,
        element("strong", {}, number(of + ".degrees", 3), " degrees"),
        "; the outer loss is ", number(of + ".outerLoss"), ". The whole as one program gives ", vector(of + ".byProgram"), ".");
    };
    const k = slider(on.controls, "steps-k", "k =", all.stops[0].lengths.length, 3, (i) => number(`steps.stops.0.lengths.${i}.k`), () => draw());
    const alpha = slider(on.controls, "steps-alpha", "\u03b1 =", all.stops.length, 2,
      (i) => element("span", {}, number(`steps.stops.${i}.alpha`), " = ", number(`steps.stops.${i}.share`), marked("/\u03bb_{max}")), () => draw());
    draw();
  }

  // (f) The directed step.
  {
    const all = NUMBERS.directed;
    const on = lab("lab-directed");
    const area = plane(480, [-1.5, -1.3], [2.1, 1.7]);
    const draw = () => {
      const spread = all.spreads[curvature.value];
      const stop = spread.stops[eta.value];
      const base = `directed.spreads.${curvature.value}`;
      const of = `${base}.stops.${eta.value}`;
      on.show(
        element("div", {},
          picture(area.width, area.height, "Four tasks with their curvatures, the directed step from theta, and the directions of MAML, FOMAML and Directed-FOMAML",
            spread.tasks.map((task, i) => drawn("g", {},
              ellipse(area, task.slice(4), spread.eigen[i].values, spread.eigen[i].along, 0.42, "line-h thin"), dot(area, task.slice(4), "fill-h"))),
            arrow(area, all.theta, [stop.moved[0] - all.theta[0], stop.moved[1] - all.theta[1]], "g thin dashed"),
            arrow(area, all.theta, minus(spread.stops[0].direction), "v"),
            arrow(area, all.theta, minus(stop.direction), "d"), arrow(area, all.theta, minus(spread.maml), "m"),
            dot(area, all.theta, "fill-g", "\u03b8", 4, -10), eta.value ? dot(area, stop.moved, "fill-g", "\u03b8_d", 6, 22) : null),
          key(["h thin", "a task: centre and curvature"], ["g thin dashed", "directed step \u2212\u03b7 g_m"], ["v", "FOMAML"], ["d", "FOMAML from \u03b8_d"], ["m", "MAML"])),
        element("div", {},
          dots("The residual by eta", all.spreads[0].stops.length, eta.value, [0, 1.2],
            [{ classes: "d", values: spread.stops.map((one) => one.residual) }], [[0, "\u03b7 = 0"], [4, "\u03b7 = \u03b1"], [7, "2\u03b1"]]),
          key(["d", "residual |directed \u2212 MAML| / |MAML|"]),
          table("Directions", ["", "1st", "2nd"], [["MAML", base + ".maml"], ["FOMAML", base + ".stops.0.direction"], ["FOMAML from \u03b8_d", of + ".direction"]].map(([name, path]) => ({
            cells: [name, number(path + ".0"), number(path + ".1")] })))));
      on.tell("Residual ", element("strong", {}, number(of + ".residual")), ", FOMAML's own is ", number(base + ".stops.0.residual"), ". ",
        stop.residual < 1e-12 ? "Where all tasks share their curvature and \u03b7 = \u03b1, the directed step is the second order, to rounding." :
        eta.value === 4 ? "\u03b7 = \u03b1, but each task bends in its own way: what the medium task cannot know is left." :
        eta.value === 0 ? "No directed step: this is FOMAML." :
        eta.value > 4 ? "Too far: the directed step takes away more than second order does." : "The directed step takes away a part of what second order does.");
    };
    const curvature = slider(on.controls, "directed-spread", "own curvature:", all.spreads.length, 0, (i) => number(`directed.spreads.${i}.spread`), () => draw());
    const eta = slider(on.controls, "directed-eta", "\u03b7 =", all.spreads[0].stops.length, 4,
      (i) => element("span", {}, number(`directed.spreads.0.stops.${i}.eta`), i === 4 ? " = \u03b1" : ""), () => draw());
    draw();
  }
})();
