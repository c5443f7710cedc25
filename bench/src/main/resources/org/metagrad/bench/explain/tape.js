"use strict";
// The small loss, line by line: values forwards, adjoints backwards, and the tangents of both.
(() => {
  const lines = NUMBERS.tape.lines;
  const names = ["u", "w", ...lines.map((line) => line.name)];
  const places = { u: [60, 26], w: [240, 26], a: [60, 96], t: [60, 166], p: [150, 236], r: [150, 306], s: [150, 376], L: [150, 446] };
  const points = NUMBERS.tape.points;

  /** The program as a graph, with the lines that are lit. */
  function graph(lit, told) {
    const edges = lines.flatMap((line) => line.operands.map((from) => [from, line.name]));
    return picture(300, 474, "The program as a graph: " + told,
      edges.map(([from, to]) => {
        const [[x1, y1], [x2, y2]] = [places[from], places[to]];
        return drawn("line", { x1, y1: y1 + 18, x2, y2: y2 - 18, class: "edge" + (lit.has(from + to) ? " on" : "") });
      }),
      names.map((name) => {
        const [x, y] = places[name];
        const line = lines.find((one) => one.name === name);
        return drawn("g", { class: "node" + (lit.has(name) ? " on" : "") },
          drawn("rect", { x: x - 56, y: y - 18, width: 112, height: 36, rx: 9 }),
          label(x, y + 5, line ? pretty(line.equation) : name, { "text-anchor": "middle" }));
      }));
  }

  /** A cell that is empty until its step has come. */
  const cell = (there, path) => (there ? number(path) : "");
  const valueOf = (point, i) => (i < 2 ? `tape.points.${point}.theta.${i}` : `tape.points.${point}.values.${i - 2}`);
  const where = (on, id, moved) => slider(on.controls, id, "u =", points.length, 1, (i) => number(`tape.points.${i}.theta.0`), moved);

  // (a) Values, forwards.
  {
    const on = lab("lab-tape");
    const draw = () => {
      const done = step.value;
      const line = lines[done - 1];
      const lit = new Set(line ? [line.name, ...line.operands.map((x) => x + line.name)] : ["u", "w"]);
      on.show(
        element("div", { class: "narrow" }, graph(lit, line ? "line " + line.name + " is computed" : "nothing is computed yet")),
        table("The program: one equation a line", ["", "equation", "value"], names.map((name, i) => ({
          on: line ? name === line.name : i < 2,
          cells: [name, i < 2 ? "parameter" : pretty(lines[i - 2].equation), cell(i < 2 + done, valueOf(u.value, i))] }))));
      on.tell(...(line
        ? [element("strong", {}, `Line ${done} of ${lines.length}: `), pretty(line.equation), " = ", number(valueOf(u.value, done + 1)), "."]
        : ["The parameters are given: u = ", number(valueOf(u.value, 0)), " and w = ", number(valueOf(u.value, 1)), ". Step forward."]));
    };
    const step = stepper(on, lines.length + 1, draw);
    const u = where(on, "tape-u", draw);
    on.add(printed("The tape as the engine prints it", NUMBERS.tape.program));
    step.start();
  }

  // (b) Adjoints, backwards. A line's rule gives to its operands; each has one user here, or r twice.
  const givenAfter = (name) => {
    const user = lines.findIndex((line) => line.operands.includes(name));
    return user < 0 ? 0 : lines.length - user;
  };
  {
    const on = lab("lab-adjoint");
    const draw = () => {
      const done = step.value;
      const line = lines[lines.length - done];
      const lit = new Set(line ? [line.name, ...line.operands, ...line.operands.map((x) => x + line.name)] : ["L"]);
      on.show(
        element("div", { class: "narrow" }, graph(lit, line ? "the rule of line " + line.name + " fires" : "the adjoint of L is 1")),
        table("Adjoints: the derivative of L by each line", ["", "equation", "value", "adjoint"], names.map((name, i) => ({
          on: line ? line.operands.includes(name) : name === "L",
          cells: [name, i < 2 ? "parameter" : pretty(lines[i - 2].equation), number(valueOf(u.value, i)),
            cell(givenAfter(name) <= done, `tape.points.${u.value}.adjoints.${i}`)] }))));
      on.tell(...(line
        ? [element("strong", {}, `The rule of ${pretty(line.equation)} fires: `),
          element("span", { "aria-hidden": "true" }, line.pullback.map(pretty).join(", and ")),
          element("span", { class: "unseen" }, line.pullback.map(spoken).join(", and ")), ". ",
          ...line.operands.flatMap((x) => [x + "\u0304 = ", number(`tape.points.${u.value}.adjoints.${names.indexOf(x)}`), ". "]),
          line.pullback.length > line.operands.length ? "Two roads lead here, so two parts add up. " : "",
          done === lines.length ? "All rules have fired: the adjoints of u and w are the gradient." : ""]
        : ["Backwards from the end: the adjoint of L is 1. Step forward, and the rule of the last line fires first."]));
    };
    const step = stepper(on, lines.length + 1, draw);
    const u = where(on, "adjoint-u", draw);
    on.add(printed("The gradient as the engine prints it: a program again", NUMBERS.tape.gradientProgram));
    step.start();
  }

  // (c) Tangents: along v through the values, then through the adjoints, which ends in H v.
  {
    const on = lab("lab-tangent");
    const draw = () => {
      const done = step.value;
      const n = lines.length;
      const forwards = done > 0 && done <= n ? lines[done - 1] : null;
      const backwards = done > n + 1 ? lines[2 * n + 1 - done] : null;
      const line = forwards || backwards;
      const base = `tape.points.${u.value}.directions.${v.value}`;
      const lit = new Set(forwards ? [line.name, ...line.operands.map((x) => x + line.name)]
        : backwards ? [line.name, ...line.operands, ...line.operands.map((x) => x + line.name)] : done ? ["L"] : ["u", "w"]);
      on.show(
        element("div", { class: "narrow" }, graph(lit, forwards ? "a tangent passes line " + line.name : backwards ? "the tangent of an adjoint passes the rule of " + line.name : "the direction is given")),
        table("Values and adjoints, and how both change along v", ["", "value", "tangent", "adjoint", "its tangent"], names.map((name, i) => ({
          on: lit.has(name) && (!backwards || line.operands.includes(name)),
          cells: [name, number(valueOf(u.value, i)),
            cell(i < 2 || i - 2 < done, i < 2 ? `${base}.v.${i}` : `${base}.tangents.${i - 2}`),
            number(`tape.points.${u.value}.adjoints.${i}`),
            cell(done > n && givenAfter(name) <= done - n - 1, `${base}.adjointTangents.${i}`)] }))));
      const result = (x) => ["d" + x + "\u0304 = ", number(`${base}.adjointTangents.${names.indexOf(x)}`), ". "];
      on.tell(...(forwards
        ? [element("strong", {}, `${pretty(line.equation)} moves along v: `), pretty(line.pushforward), " = ", number(`${base}.tangents.${done - 1}`), "."]
        : backwards
          ? [element("strong", {}, `The rule of line ${line.name}, differentiated: `),
            element("span", { "aria-hidden": "true" }, line.pullbackTangent.map(pretty).join(", and ")),
            element("span", { class: "unseen" }, line.pullbackTangent.map(spoken).join(", and ")), ". ",
            ...line.operands.flatMap(result),
            done === 2 * n + 1 ? "At u and w stands H v: the pushforward of the gradient." : ""]
          : done
            ? ["The values have moved. Now the adjoints: that of L is 1 wherever we are, so its tangent is ", ...result("L").slice(1)]
            : ["The direction is v = ", vector(base + ".v"), ". Step forward to push it through the lines."]));
    };
    const step = stepper(on, 2 * lines.length + 2, draw);
    const u = where(on, "tangent-u", draw);
    on.add(printed("Gradient and H v as the engine prints them: one program", NUMBERS.tape.productProgram));
    const v = choice(on.controls, "tangent-v", "v =", points[0].directions.map((one) => `(${one.v.map((x) => short(x)).join(", ")})`), 2, draw);
    step.start();
  }
})();
