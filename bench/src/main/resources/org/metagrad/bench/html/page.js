(() => {
  // A film plays for ever, so it can be stopped, and waits where movement is not wanted.
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const svg of document.querySelectorAll("figure svg")) {
    if (!svg.querySelector("animate, animateTransform")) continue;
    const button = document.createElement("button");
    button.type = "button";
    const show = () => {
      button.textContent = svg.animationsPaused() ? "Play the film" : "Stop the film";
    };
    button.addEventListener("click", () => {
      if (svg.animationsPaused()) svg.unpauseAnimations();
      else svg.pauseAnimations();
      show();
    });
    if (still) svg.pauseAnimations();
    show();
    svg.closest("figure").querySelector("figcaption").before(button);
  }
  // What can be moved sideways can be reached by the keyboard, and nothing else stops on the way.
  const reach = () => {
    for (const part of document.querySelectorAll(".scroll")) {
      const moves = part.scrollWidth > part.clientWidth;
      const name = part.querySelector("caption, title");
      if (moves) {
        part.tabIndex = 0;
        part.setAttribute("role", "group");
        if (name) part.setAttribute("aria-label", name.textContent);
      } else {
        part.removeAttribute("tabindex");
        part.removeAttribute("role");
        part.removeAttribute("aria-label");
      }
    }
  };
  reach();
  addEventListener("resize", reach);
  // Paper has nothing to open.
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
})();
