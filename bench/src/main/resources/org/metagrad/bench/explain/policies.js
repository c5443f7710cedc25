"use strict";
// Policy gradients, costs, and networks to choose from.
(() => {
  const meanings = { logprob: "LOGPROB", lvc: "LVC", dice: "DICE" };

  /** A matrix as a table whose cells have colours. */
  function heat(caption, path, names, scale) {
    const n = names.length;
    return element("div", { class: "scroll" },
      element("table", { class: "heat" },
        element("caption", {}, caption),
        element("thead", {}, element("tr", {}, element("td", {}), names.map((name) => element("th", { scope: "col" }, marked(name))))),
        element("tbody", {}, names.map((name, row) => element("tr", {}, element("th", { scope: "row" }, marked(name)),
          names.map((_, column) => {
            const value = at(`${path}.${row * n + column}`);
            const share = Math.round(40 * Math.sqrt(Math.min(1, Math.abs(value) / scale)));
            return element("td", { style: `background: color-mix(in srgb, var(--${value < 0 ? "low" : "high"}) ${Math.abs(value) < 1e-12 ? 0 : share}%, var(--card))` },
              number(`${path}.${row * n + column}`, 2));
          }))))));
  }

  // (g) Four Hessians of one policy.
  {
    const all = NUMBERS.estimators;
    const on = lab("lab-estimators");
    const draw = () => {
      const problem = ["process", "bandit"][which.value];
      const base = `estimators.${problem}.stops.${logit.value}`;
      const stop = at(base);
      const names = all[problem].states === 1 ? ["a_1", "a_2", "a_3"] : ["s_0 a_0", "s_0 a_1", "s_1 a_0", "s_1 a_1"];
      const estimates = [0, 1, 2].map((i) => `${base}.estimates.${3 * baseline.value + i}`);
      const name = (path) => meanings[at(path).name];
      const scale = Math.max(...stop.exact.map(Math.abs), ...stop.estimates.flatMap((one) => one.hessian.map(Math.abs)));
      const entries = estimates.map((path, i) => ({ text: name(path), path: path + ".error", classes: ["v", "h", "m"][i] }));
      on.show(
        element("div", { class: "heats" },
          heat("The true Hessian of L = \u2212J", base + ".exact", names, scale),
          estimates.map((path) => heat(name(path) + ", expected Hessian", path + ".hessian", names, scale))),
        element("div", {}, element("p", {}, "Relative error of the Hessian"), bars("Relative error of the Hessian", entries, Math.max(1, ...entries.map((one) => at(one.path))))),
        table(`The meta-gradient pulled back with it, \u03b1 = ${short(all.alpha)}`, ["", "relative error"], [
          { cells: ["FOMAML, no Hessian", number(base + ".firstOrderError")] },
          ...estimates.map((path) => ({ cells: ["MAML with " + name(path), number(path + ".metaError")] }))]));
      on.tell("Errors: LOGPROB ", number(estimates[0] + ".error"), ", LVC ", number(estimates[1] + ".error"), ", DICE ", number(estimates[2] + ".error"), ". ",
        at(estimates[0]).hessian.every((x) => Math.abs(x) < 1e-12)
          ? "With the true value as its baseline LOGPROB's expected Hessian is exactly 0: this MAML is FOMAML at twice the price. " : "",
        problem === "bandit" ? "One step, no later state whose odds could change: LVC is exact." : marked("LVC misses the products of the scores of two steps, how a first choice changes the odds of the second state: the blocks between s_0 and s_1 are 0, and that of s_0 is wrong as well, since the second step may be in s_0 again."));
    };
    const which = choice(on.controls, "estimators-problem", "Problem:", ["two states, two steps", "bandit, one step"], 0, () => draw());
    const logit = slider(on.controls, "estimators-logit", "last logit:", all.process.stops.length, 2,
      (i) => number(`estimators.process.stops.${i}.theta.3`), () => draw());
    const baseline = choice(on.controls, "estimators-baseline", "Baseline:", ["none", "constant J", "true value"], 0, () => draw());
    draw();
  }

  // (h) Costs.
  {
    const all = NUMBERS.costs;
    const on = lab("lab-costs");
    const draw = () => {
      const base = `costs.widths.${width.value}.programs`;
      on.show(
        element("div", { class: "wide" }, table(`A softmax policy 4-${all.widths[width.value].width}-${all.widths[width.value].width}-2, ${all.samples} samples, float`,
          ["", "equations", "FLOP", "bytes", "\u00d7 gradient by the model", "measured, \u00b5s", "\u00d7 gradient by the clock"],
          at(base).map((one, i) => ({ cells: [one.name, number(`${base}.${i}.equations`), number(`${base}.${i}.flops`), number(`${base}.${i}.bytes`),
            number(`${base}.${i}.flopsOfGradients`, 3), number(`${base}.${i}.microseconds`), number(`${base}.${i}.timeOfGradients`, 3)] })))),
        element("div", {}, element("p", {}, "In gradients, by the model"),
          bars("Cost in gradients by the model", at(base).map((one, i) => ({ text: one.name, path: `${base}.${i}.flopsOfGradients`, classes: "m" })), 4)));
      const maml = at(base).length - 1;
      on.tell("By the model MAML's step costs ", element("strong", {}, number(`${base}.${maml}.flopsOfGradients`, 3)),
        " gradients, FOMAML's ", number(`${base}.${maml - 1}.flopsOfGradients`, 3), "; by the clock ", number(`${base}.${maml}.timeOfGradients`, 3), " and ", number(`${base}.${maml - 1}.timeOfGradients`, 3), ".");
    };
    const width = choice(on.controls, "costs-width", "Units of a layer:", all.widths.map((one) => String(one.width)), all.widths.length - 1, () => draw());
    draw();
  }

  // (i) A network of one's own.
  {
    const all = NUMBERS.networks;
    const on = lab("lab-networks");
    const kinds = (name) => [...new Set(all.map(name))];
    const sizes = kinds((one) => one.sizes.join("-"));
    const activations = kinds((one) => one.activation);
    const draw = () => {
      const i = size.value * activations.length + activation.value;
      const one = all[i];
      const base = `networks.${i}`;
      const of = `${base}.stops.${alpha.value}`;
      const stop = one.stops[alpha.value];
      const longest = Math.max(stop.firstOrder, stop.secondOrder);
      on.show(
        element("div", {}, element("p", {}, "What second order takes off v, and v itself"),
          bars("Lengths of v and of alpha H v", [
            { text: "|v|, FOMAML", path: of + ".firstOrder", classes: "v" }, { text: "|\u03b1 H v|", path: of + ".secondOrder", classes: "m" }], longest),
          table("Loss on D\u2032", ["", "value"], [{ cells: ["before the inner step", number(of + ".before")] }, { cells: ["after it", number(of + ".after")] }])),
        table(`Eigenvalues of H, ${one.parameters} parameters`, ["", "greatest", "least"], one.greatest.map((_, e) => ({
          cells: [String(e + 1), number(`${base}.greatest.${e}`), number(`${base}.least.${one.least.length - 1 - e}`)] }))),
        table("The program of its meta-gradient", ["part", "lines", "FLOP"], one.parts.map((part, p) => ({
          cells: [part.label, number(`${base}.parts.${p}.lines`), number(`${base}.parts.${p}.flops`)] }))));
      listing.lastChild.textContent = one.listing;
      on.tell(`${one.sizes.join("-")}, ${one.activation}, ${one.parameters} parameters: FOMAML and MAML differ by `,
        element("strong", {}, number(of + ".degrees", 3), " degrees"), marked(". \u03b1 \u03bb_{max} is "), number(of + ".share"), ". ",
        one.activation === "relu" ? "relu has no second derivative, yet H is not 0: the square of the error bends, and so does a product of layers." : "");
    };
    const size = choice(on.controls, "networks-sizes", "Sizes:", sizes, 0, () => draw());
    const activation = choice(on.controls, "networks-activation", "Activation:", activations, 0, () => draw());
    const alpha = slider(on.controls, "networks-alpha", "\u03b1 =", all[0].stops.length, 4, (i) => number(`networks.0.stops.${i}.alpha`), () => draw());
    const listing = printed("The whole program, one equation a line", "");
    on.add(listing);
    draw();
  }
})();
