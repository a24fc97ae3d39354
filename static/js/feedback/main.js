// "How was it?": the light while choosing, the answer kept until it has arrived. Without this it is a plain form.
import { light } from "./light.js";
import { flush, put, size } from "./queue.js";

const section = document.getElementById("how-was-it");
const form = section.querySelector("form");
const rules = JSON.parse(document.getElementById("feel-rules").textContent);
const live = form.querySelector("[data-light]");
const refusal = form.querySelector("[data-refusal]");
const reader = form.querySelector(".feel-send bdi").textContent;

const paragraph = (text) => Object.assign(document.createElement("p"), { textContent: text });

const name = (colour) => Object.assign(document.createElement("strong"), { textContent: `${colour[0].toUpperCase()}${colour.slice(1)}. ` });

const draw = (box, told) => {
  box.className = told.emergency ? "feel-light" : `feel-light light-${told.colour}`;
  const first = paragraph(told.reasons.join(" "));
  first.prepend(name(told.colour));
  box.replaceChildren(...(told.emergency ? [] : [first, ...told.do.filter(Boolean).map(paragraph)]));
};

const chosen = () => {
  const data = new FormData(form);
  const number = (field) => (data.has(field) ? Number(data.get(field)) : null);
  return {
    before: number("pain_before"),
    after: number("pain_after"),
    reachBefore: data.get("reach_before"),
    reachAfter: data.get("reach_after"),
    signs: data.has("sign"),
  };
};

const look = () => {
  const told = chosen();
  const known = told.signs || told.after !== null || (told.reachBefore && told.reachAfter);
  form.classList.toggle("has-sign", told.signs);
  if (known) draw(live, light(rules, told));
  else live.replaceChildren();
};

// What replaces the form once it is sent: the light, and what has become of the answer.
const after = document.createElement("div");
const place = document.createElement("div");
const where = document.createElement("p");
const again = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: "Answer again" });
const emergency = Object.assign(paragraph(rules.emergency), { className: "feel-emergency is-shown" });
after.className = "feel-after";
where.setAttribute("role", "status");
after.append(emergency, place);
after.hidden = again.hidden = true;
form.after(after, where, again);
let latest = "";

const show = (told) => {
  emergency.hidden = !told.emergency;
  draw(place, told);
  form.hidden = true;
  after.hidden = again.hidden = false;
};

const sent = () => `Sent. It is there for ${reader} to read.`;
const waits = () => "Saved on this phone. It will be sent as soon as there is a connection.";

const ask = () => {
  form.hidden = false;
  after.hidden = again.hidden = true;
};

// Called for every answer that was tried, including an earlier one when the page is opened again.
const arrived = ({ id, reply, error, later }) => {
  if (latest && id !== latest) return;
  where.textContent = reply ? sent() : later ? error || waits() : "";
  if (id === latest && reply) show(reply);
  if (!reply && !later) refusal.textContent = error;
  if (!reply && !later) ask();
};

form.addEventListener("change", look);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const told = chosen();
  if (told.after === null && !told.signs) {
    refusal.textContent = "Choose how much it hurts now, from 0 to 10.";
    form.querySelector("[name=pain_after]").focus();
    return;
  }
  refusal.textContent = "";
  latest = put([...new FormData(form)].filter(([field]) => field !== "grant"));
  show(light(rules, told));
  where.textContent = navigator.onLine ? "Sending." : waits();
  document.getElementById("how-title").focus();
  flush(arrived);
});

const renew = () => {
  form.reset();
  look();
  where.textContent = "";
  latest = "";
  ask();
};

again.addEventListener("click", () => {
  renew();
  document.getElementById("how-title").focus();
});

// At the end of a session the form moves into the player; when that closes it goes back to the page.
const home = document.createComment("how was it");
document.addEventListener("senline:session-ended", ({ detail }) => {
  if (!detail?.container) return;
  if (form.hidden) renew();
  if (!home.isConnected) section.before(home);
  detail.container.append(section);
  detail.container.closest("dialog")?.addEventListener("close", () => home.replaceWith(section), { once: true });
});

addEventListener("online", () => flush(arrived));
if (size()) flush(arrived);
look(); // at what was chosen before this script was loaded
