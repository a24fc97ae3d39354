// Reads what the server has drawn: the stages, and what the player shows of each step. Nothing is stored twice.
const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
const copy = (element) => {
  const copied = element?.cloneNode(true);
  for (const one of copied ? [copied, ...copied.querySelectorAll("[id]")] : []) {
    for (const name of ["id", "aria-labelledby"]) one.removeAttribute(name);
  }
  return copied;
};

export const stages = () => JSON.parse(document.getElementById("stages")?.textContent || "[]");

export const section = (name) => copy(document.querySelector(`#handout .handout-${name}`));

const read = (id) => {
  const item = document.getElementById(`handout-step-${id}`).closest("li");
  const part = (name) => item.querySelector(`:scope .handout-${name}`);
  const heading = item.querySelector("h3").cloneNode(true);
  heading.querySelector(".handout-number").remove();
  return {
    id,
    name: text(heading),
    place: text(part("place")?.firstElementChild),
    cues: { giver: text(part("giver")?.querySelector("dd")), receiver: text(part("receiver")?.querySelector("dd")) },
    picture: item.querySelector(".picture"),
    words: ["care", "cues", "dose", "note", "place", "instructions"].map((name) => copy(part(name))).filter(Boolean),
  };
};

export const steps = (list) => new Map([...new Set(list.map((stage) => stage.step_id))].map((id) => [id, read(id)]));

// A picture is borrowed from the page, with its movement and its button, and goes back where it was.
export const borrow = () => {
  const gap = document.createComment("picture");
  let lent = null;
  const giveBack = () => {
    if (lent) gap.replaceWith(lent);
    lent = null;
  };
  return {
    giveBack,
    show: (picture, place) => {
      if (picture === lent) return;
      giveBack();
      if (!picture) return;
      picture.replaceWith(gap);
      lent = picture;
      place.append(picture);
    },
  };
};
