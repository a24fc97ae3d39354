// A small picture moves while the pointer is on its card or step, or while a button there has the focus.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const LONGEST = 18_000; // milliseconds: three times there and back, then it stops
let moving = null;
let rest = 0;

const each = (picture, change) => {
  for (const source of picture.querySelectorAll("source")) source.srcset = change(source.getAttribute("srcset"));
  const img = picture.querySelector("img");
  img.src = change(img.getAttribute("src"));
};

const stop = () => {
  clearTimeout(rest);
  if (moving) each(moving, (address) => address.replace("-moving.svg", ".svg"));
  moving = null;
};

const start = (picture) => {
  if (picture === moving || calm.matches) return;
  stop();
  moving = picture;
  each(picture, (address) => address.replace(/\.svg$/, "-moving.svg"));
  rest = setTimeout(stop, LONGEST);
};

const owner = (element) => element.closest?.(".technique, .step");
const pictureOf = (element) => owner(element)?.querySelector(".thumbnail[data-moves]");

document.addEventListener("pointerover", ({ target }) => {
  const picture = target.closest?.(".thumbnail[data-moves]") ?? (target.closest?.(".technique") && pictureOf(target));
  if (picture) start(picture);
  else if (moving && !moving.parentElement?.contains(document.activeElement)) stop();
});
document.addEventListener("focusin", ({ target }) => {
  const picture = target.matches("button, summary, .step") && pictureOf(target);
  if (picture) start(picture);
  else stop();
});
