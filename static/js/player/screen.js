// The player's screen: one dialog with what comes before, the steps one at a time, and the end. It shows; main.js decides.
import { isOver, isRunning, remaining, repeated, stageOf } from "./clock.js";
import { make } from "./element.js";
import { borrow, section } from "./handout.js";
import { canSpeak } from "./speech.js";
import { heading, timeShown } from "./words.js";

const ROLES = [["both", "Both"], ["giver", "I am giving"], ["receiver", "I am receiving"]];
const button = (text, onclick, style = "") => make(`button.button${style}`, { type: "button", onclick }, text);
const choice = (type, name, text, checked, onchange) =>
  make("label", {}, make("input", { type, name, checked, onchange }), make("span", {}, text));

const roleSwitch = (wishes, changed) =>
  make("fieldset.player-role", {}, make("legend.visually-hidden", {}, "Whose cues to show"),
    ...ROLES.map(([role, text]) => choice("radio", "role", text, wishes.role === role, () => changed({ role }))));

const soundSwitches = (wishes, changed) => {
  const wish = (name, text) => choice("checkbox", name, text, wishes[name], ({ target }) => changed({ [name]: target.checked }));
  return make("fieldset.player-sounds", {}, make("legend.visually-hidden", {}, "Sound"),
    wish("chime", "Chime when something changes"), ...(canSpeak ? [wish("voice", "Read the cues aloud")] : []));
};

const stopWord = () =>
  make("section.handout-note", {}, make("h2", {}, "Agree on a stop word"),
    make("p", {}, "“Stop” will do. Whoever says it, you both stop at once. No reason is needed."));

export const makeScreen = (steps, wishes, does) => {
  const together = [...steps.values()].some((step) => step.cues.giver);
  const order = [...steps.keys()];
  const lender = borrow();
  const status = make("p.visually-hidden", { role: "status" });
  const roles = together ? roleSwitch(wishes, (wish) => { does.wish(wish); showRole(); }) : "";
  const sounds = soundSwitches(wishes, does.wish);

  const readFirst = make("div.handout.player-read", {});
  const title = make("h1", { tabIndex: -1 }, "Before the first step");
  const before = make("section.player-before", {}, readFirst, make("div.player-controls", {},
    button("Not now", () => dialog.close()), button("None of these: start", does.begin, ".button-primary")));

  const place = make("p.player-place");
  const bar = make("progress.player-progress", { max: order.length, ariaLabel: "Steps done" });
  const options = make("details.player-options", {}, make("summary.button.button-quiet", {}, "Options"));
  const choices = make("div.player-choices");
  options.append(choices);
  const picture = make("div.player-picture");
  const side = make("p.player-heading");
  const name = make("h1.player-name");
  const time = make("p.player-time", { role: "timer" });
  const coming = make("p.player-next");
  const words = make("div.handout.player-words", { tabIndex: 0, role: "region", ariaLabel: "What to do" });
  const pauseButton = button("Pause", does.toggle, ".button-primary.player-pause");
  const repeatButton = button("Repeat", does.repeat);
  const play = make("section.player-play", {},
    make("header.player-head", {}, button("Leave", () => dialog.close(), ".button-quiet"), place, options, bar),
    make("div.player-stage", {}, picture, make("div.player-now", {}, side, name, time, coming), words),
    make("div.player-controls", {}, button("Back", does.back), pauseButton, button("Next", does.next), repeatButton,
      button("A little longer", does.longer)));

  const after = make("div", { id: "after-session" });
  const endTitle = make("h1", { tabIndex: -1 }, "That was the last step");
  const end = make("section.player-end", {}, make("div.handout.player-read", {}, endTitle,
    make("p", {}, "Rest as long as you like. Then get up slowly."), after),
    make("div.player-controls", {}, button("Close", () => dialog.close())));

  const dialog = make("dialog.player", { ariaLabel: "Follow along" }, before, play, end, status);
  dialog.addEventListener("close", () => {
    lender.giveBack();
    does.leave();
  });
  document.body.append(dialog);

  const showRole = () => { dialog.dataset.role = together ? wishes.role : "both"; };

  const show = (part, focused) => {
    for (const one of [before, play, end]) one.hidden = one !== part;
    if (!dialog.open) dialog.showModal();
    (part === before ? readFirst : choices).append(roles, sounds);
    showRole();
    focused.focus();
  };

  let shown = -1;
  const drawStage = (state, stage) => {
    shown = state.at;
    const step = steps.get(stage.step_id);
    dialog.dataset.kind = stage.kind;
    place.textContent = `Step ${order.indexOf(step.id) + 1} of ${order.length}`;
    bar.value = order.indexOf(step.id);
    side.textContent = heading(stage, state.at === 0);
    name.textContent = step.name;
    const next = state.stages[state.at + 1];
    coming.textContent =
      stage.kind !== "work" ? "" : !next ? "This is the last step" : `Next: ${next.kind === "swap" ? `${next.side} side` : steps.get(next.step_id).name}`;
    repeatButton.ariaLabel = `Repeat ${steps.get(repeated(state)).name}`;
    lender.show(step.picture, picture);
    picture.hidden = !step.picture;
    if (words.dataset.step !== step.id) {
      words.replaceChildren(...step.words);
      words.scrollTop = 0;
    }
    words.dataset.step = step.id;
  };

  return {
    dialog,
    after,
    together,
    say: (text) => { status.textContent = text; },
    before: () => {
      readFirst.replaceChildren(...[title, section("warnings"), section("stop"), together && stopWord()].filter(Boolean));
      show(before, title);
      readFirst.scrollTop = 0;
    },
    play: () => { shown = -1; show(play, pauseButton); },
    draw: (state, now) => {
      if (isOver(state)) return;
      if (shown !== state.at) drawStage(state, stageOf(state));
      const left = timeShown(remaining(state, now));
      if (time.textContent !== left) time.textContent = left;
      const press = isRunning(state) ? "Pause" : "Resume";
      if (pauseButton.textContent !== press) pauseButton.textContent = press;
      dialog.classList.toggle("is-paused", !isRunning(state));
    },
    end: () => { lender.giveBack(); show(end, endTitle); },
    isPlaying: () => dialog.open && !play.hidden,
  };
};
