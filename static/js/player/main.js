// "Start together": follows the plan of this page on the mat. Without this script the page is the whole routine to read.
import * as clock from "./clock.js";
import { make } from "./element.js";
import * as handout from "./handout.js";
import { makeScreen } from "./screen.js";
import { allowSound, chime } from "./sounds.js";
import { hush, speak } from "./speech.js";
import { forgetSession, isLongAgo, keepSession, keepWishes, keptSession, wishes } from "./storage.js";
import { letSleep, stayAwake } from "./wake.js";
import { cueFor, sentence, timeShown } from "./words.js";

const BEAT = 200; // milliseconds between looks at the clock; their number does not matter
const plan = handout.stages();
const steps = handout.steps(plan);
const bar = make("div.player-bar");
let state = null; // null: no session in progress
let touched = 0; // when it last progressed, by the clock or by a press
let timer = 0;

const keep = () => state && !clock.isOver(state) && keepSession(clock.pause(state, Date.now()), touched, screen.dialog.open);

// While a session is on the screen, the service worker keeps the page as it is.
const follow = (on) => document.dispatchEvent(new CustomEvent("senline:following", { detail: on }));

const announce = () => {
  const stage = clock.stageOf(state);
  const step = steps.get(stage.step_id);
  const said = sentence(stage, step, state.at === 0);
  screen.say(said);
  if (wishes.chime) chime(stage.kind);
  if (wishes.voice) speak(stage.kind === "work" ? `${said} ${cueFor(step, wishes.role)}` : said);
};

const finish = () => {
  const { started, ended } = state;
  rest();
  state = null;
  forgetSession();
  hush();
  follow(false);
  screen.end();
  screen.say("That was the last step.");
  if (wishes.chime) chime("end");
  // "How was it?" listens for this, and puts its form into the container.
  document.dispatchEvent(new CustomEvent("senline:session-ended", { detail: { started, ended, container: screen.after } }));
};

const rest = () => {
  clearInterval(timer);
  timer = 0;
  letSleep();
};

// Applies the next state: draws it, announces what is new, and saves it once a second and at every press.
const take = (next, { quiet = false } = {}) => {
  const before = state;
  state = next;
  touched = Date.now();
  if (clock.isOver(state)) return finish();
  screen.draw(state, Date.now());
  if (!quiet && (before?.at !== state.at || before?.started !== state.started)) announce();
  if (clock.isRunning(state) && !timer) {
    timer = setInterval(look, BEAT);
    stayAwake();
  } else if (!clock.isRunning(state) && timer) rest();
  keep();
};

let second = "";
const look = () => {
  const now = Date.now();
  const next = clock.tick(state, now);
  const shown = timeShown(clock.remaining(next, now));
  if (next !== state || shown !== second) take(next);
  second = shown;
};

const press = (change, words = () => "") => () => {
  allowSound();
  hush();
  const now = Date.now();
  const before = clock.tick(state, now);
  if (clock.isOver(before)) return take(before);
  take(change(before, now));
  const said = state && words(state, before);
  if (said) screen.say(said);
};

const toggle = (before, now) => (clock.isRunning(before) ? clock.pause : clock.resume)(before, now);
const again = (after, before) => (after.at === before.at ? "Again, from the beginning." : "");

const does = {
  begin: () => {
    allowSound();
    follow(true);
    screen.play();
    take(clock.start(clock.fresh(plan), Date.now()));
  },
  toggle: press(toggle, (after) => (clock.isRunning(after) ? "Resumed." : "Paused.")),
  back: press(clock.back, again),
  next: press(clock.next),
  repeat: press(clock.repeat, again),
  longer: press(clock.longer, () => `${clock.MORE_S} seconds more.`),
  wish: (wish) => {
    Object.assign(wishes, wish);
    keepWishes();
    if (!wishes.voice) hush();
  },
  leave: () => {
    if (state) take(clock.pause(state, Date.now()), { quiet: true });
    hush();
    follow(false);
    drawBar();
    bar.firstChild.focus();
  },
};

const screen = makeScreen(steps, wishes, does);

const goOn = () => {
  touched = Date.now();
  follow(true);
  screen.play();
  screen.draw(state, Date.now());
  keep();
};

const drawBar = () => {
  const button = (text, onclick, style = "") => make(`button.button${style}`, { type: "button", onclick }, text);
  const primary = ".button-primary";
  bar.replaceChildren(
    ...(state
      ? [button(`Resume at ${steps.get(clock.stageOf(state).step_id).name}`, goOn, primary), button("Start again", screen.before)]
      : [button(screen.together ? "Start together" : "Start", screen.before, primary)]),
  );
};

// A page may stay open for days: a session left for hours is not resumed.
const expire = () => {
  if (document.visibilityState === "hidden" || !state || screen.dialog.open || !isLongAgo(touched, Date.now())) return;
  state = null;
  forgetSession();
  drawBar();
};

// Space and the arrows, except where they mean something else already.
const KEYS = { " ": does.toggle, ArrowLeft: does.back, ArrowRight: does.next };
screen.dialog.addEventListener("keydown", (event) => {
  const taken = event.target.closest(event.key === " " ? "button, input, summary" : "input");
  if (!KEYS[event.key] || taken || event.altKey || event.ctrlKey || event.metaKey || !screen.isPlaying()) return;
  event.preventDefault();
  KEYS[event.key]();
});

if (plan.length) {
  const kept = keptSession(Date.now());
  state = clock.restored(kept?.state, plan);
  touched = kept?.at ?? 0;
  document.querySelector("main").append(bar);
  drawBar();
  if (state && kept.open) goOn();
  document.addEventListener("visibilitychange", expire);
}
