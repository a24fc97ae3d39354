// On the client's page each picture in view moves slowly between its two poses. One button pauses them all.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const EASE = { calcMode: "spline", keyTimes: "0;.5;1", keySplines: ".4 0 .6 1;.4 0 .6 1", repeatCount: "indefinite" };
const pictures = [...document.querySelectorAll(".picture[data-moves]")];
const inSight = new Set();
let playing = !calm.matches;

const svgIn = (picture) => picture.querySelector(".picture-drawing > svg");

// The second pose is in the drawing; the movement is made only for pictures in view.
const animate = (svg) => {
  for (const path of svg.querySelectorAll("[data-then]")) {
    const here = path.getAttribute("d");
    const values = `${here};${path.dataset.then};${here}`;
    path.append(drawn("animate", { ...EASE, attributeName: "d", dur: `${svg.dataset.seconds}s`, values }));
  }
};

const show = (picture) => {
  const svg = svgIn(picture);
  const moving = playing && inSight.has(picture);
  if (moving && !svg.querySelector("animate")) {
    svg.setCurrentTime(0);
    animate(svg);
  }
  if (moving) svg.unpauseAnimations();
  else svg.pauseAnimations();
  picture.classList.toggle("is-moving", moving || svg.getCurrentTime() > 0 && Boolean(svg.querySelector("animate")));
};

const PLAY = "M11 8.5l9 5.5-9 5.5z";
const PAUSE = "M10 9h3v10h-3zM15.5 9h3v10h-3z";

const drawn = (name, settings, ...inside) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(settings)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};

const label = (button) => {
  button.setAttribute("aria-label", playing ? "Pause the pictures" : "Play the pictures");
  button.querySelector("path").setAttribute("d", playing ? PAUSE : PLAY);
};

const set = (now) => {
  playing = now;
  for (const picture of pictures) {
    label(picture.querySelector(".picture-button"));
    show(picture);
  }
};

const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) inSight.add(target);
    else inSight.delete(target);
    show(target);
  }
});

for (const picture of pictures) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "picture-button";
  const ring = drawn("circle", { cx: 14, cy: 14, r: 13 });
  button.append(drawn("svg", { viewBox: "0 0 28 28", "aria-hidden": "true" }, ring, drawn("path", {})));
  button.addEventListener("click", () => set(!playing));
  picture.append(button);
  label(button);
  observer.observe(picture);
}
calm.addEventListener("change", () => set(!calm.matches));
