// Answers on their way. Each is kept on this phone under an id of its own until the server has it, so none is lost when a
// tab closes or the network fails; the server stores each id once, so an answer sent twice arrives once.
const KEY = `senline:answers:${location.pathname}`;
const MOST = 30;
// A plan behind a passcode leaves nothing on the phone that outlives its tab: docs/decisions/0010-passcodes.md.
const store = () => (document.querySelector("[name=grant]") ? sessionStorage : localStorage);
const address = `${location.pathname}/answers`;
let waiting = []; // if nothing can be stored

const read = () => {
  try {
    return JSON.parse(store().getItem(KEY)) ?? waiting;
  } catch {
    return waiting;
  }
};

const write = (entries) => {
  waiting = entries;
  try {
    if (entries.length) store().setItem(KEY, JSON.stringify(entries));
    else store().removeItem(KEY);
  } catch {
    // Storage is full or switched off: the answer then waits as long as this page is open.
  }
};

const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

export const size = () => read().length;

// `fields` are pairs of names and values. A grant is added on sending, never stored.
export const put = (fields) => {
  const id = newId();
  const entry = { id, fields: [...fields, ["id", id], ["at", new Date().toISOString()]] };
  write([...read(), entry].slice(-MOST));
  return id;
};

const drop = (id) => write(read().filter((entry) => entry.id !== id));

const send = async ({ id, fields }) => {
  const grant = document.querySelector("[name=grant]")?.value;
  const body = new URLSearchParams(grant ? [...fields, ["grant", grant]] : fields);
  const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  if (answer.ok) {
    drop(id);
    return { id, reply: await answer.json() };
  }
  if (answer.status === 404) {
    drop(id);
    return { id, error: "This link does not work any more, so your answer was not sent. Tell your therapist yourself." };
  }
  const later = answer.status === 403 || answer.status === 429 || answer.status >= 500;
  if (!later) drop(id);
  const error = await answer.json().then((told) => told.error).catch(() => "");
  return { id, later, error };
};

// Sends what is waiting, oldest first, one after the other; stops at the first that has to wait. `told` is called for each.
let under_way = Promise.resolve();
export const flush = (told) => {
  under_way = under_way.then(async () => {
    for (const entry of read()) {
      const outcome = await send(entry).catch(() => ({ id: entry.id, later: true, error: "" }));
      told(outcome);
      if (outcome.later) return;
    }
  });
  return under_way;
};
