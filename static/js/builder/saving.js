// Every edit is saved automatically, in order, exactly once: kept and retried while the network or the server fails.
// htmx queues the page's edits one behind the other; here the current one waits until it is answered.
import { baseOf, noteTyped } from "./fields.js";
import { builder, notify } from "./page.js";
import { emptyHanded } from "./sorting.js";
import { isTyping } from "./typing.js";

const FIRST_PAUSE = 1000; // milliseconds, doubled at each try
const LONGEST_PAUSE = 30000;
const ANSWER_WITHIN = 15000;

const state = document.getElementById("save-state");
let unsaved = 0;
const waiting = []; // callbacks for when everything is saved

const isEdit = ({ request }) =>
  request.method === "POST" && request.action.includes(builder.dataset.url) && !request.action.includes("/shares");

const token = document.querySelector("meta[name=csrf-token]").content;

document.addEventListener("htmx:config:request", ({ target, detail: { ctx } }) => {
  ctx.request.headers["X-CSRFToken"] = token;
  noteTyped(ctx, target);
  if (!isEdit(ctx)) return;
  unsaved += 1;
  ctx.countedUnsaved = true;
  show("Saving…", "saving");
});

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (!isEdit(ctx)) return;
  clearTimeout(ctx.requestTimeout); // an edit is never abandoned
  ctx.request.headers["Edit-Id"] = editId();
  ctx.request.headers["If-Match"] = String(baseOf(ctx.sourceElement));
  ctx.fetch = untilAnswered;
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (!ctx.countedUnsaved) return;
  ctx.countedUnsaved = false;
  unsaved -= 1;
  const refused = ctx.response && ctx.response.status >= 400;
  if (refused && ![409, 422].includes(ctx.response.status)) {
    notify("This change was not saved: the page is out of date. Copy what you typed, then reload the page.");
  }
  if (refused) show("Not saved", "unsaved");
  else showState();
  if (isDone()) for (const go of waiting.splice(0)) go();
});

/** Say whether everything is saved, once nothing is pending: what was refused or collided is not. */
export function showState() {
  if (!isDone()) return;
  if (builder.querySelector("[aria-invalid=true]:not(#share-panel *), .collision")) show("Not saved", "unsaved");
  else show("Saved", "saved");
}

builder.addEventListener("input", () => {
  if (isTyping()) show("Saving…", "saving");
});

window.addEventListener("beforeunload", (event) => {
  if (!isDone()) event.preventDefault();
});

/** Whether everything typed or done has been answered. */
export const isDone = () => unsaved === 0 && !isTyping();

/** Wait until the server has answered everything. */
export const untilDone = () => new Promise((resolve) => waiting.push(resolve));

async function untilAnswered(url, request) {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await tryOnce(url, request);
    if (answer) {
      await emptyHanded();
      return answer;
    }
    show(navigator.onLine ? "Not saved yet. Trying again…" : "Offline. Your changes are kept here.", "waiting");
    await pause(Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE));
  }
}

async function tryOnce(url, request) {
  try {
    const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(ANSWER_WITHIN) });
    if (answer.status >= 500 || answer.status === 429) return null;
    return new Response(await answer.blob(), answer); // read to the end: a truncated answer is no answer
  } catch {
    return null;
  }
}

/** Wait for a while, or until the network is back. */
function pause(milliseconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done);
  });
}

function show(text, kind) {
  if (state.textContent !== text) state.textContent = text;
  state.dataset.kind = kind;
}

/** A random name for an edit, by which the server knows a retry. */
function editId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
