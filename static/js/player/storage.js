// What is remembered on this phone and nowhere else: how far a session has got, and the player's settings. Never a cookie.
const HOURS = 4; // a session left for longer has ended; the next one starts with the warning signs again
const SESSION = `senline:session:${location.pathname}`;
const WISHES = "senline:player";

// Storage may be switched off or full: then nothing is remembered, and everything else works.
const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

const write = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // as above
  }
};

// `at`: when it last progressed. `open`: the player was on the screen, so it reopens by itself.
export const keepSession = (state, at, open) => write(SESSION, { at, state, open });

export const forgetSession = () => {
  try {
    localStorage.removeItem(SESSION);
  } catch {
    // as above
  }
};

export const isLongAgo = (at, now) => Math.abs(now - at) >= HOURS * 3_600_000;

export const keptSession = (now) => {
  const kept = read(SESSION);
  if (kept && !isLongAgo(kept.at, now)) return kept;
  forgetSession();
  return null;
};

export const wishes = { role: "both", chime: true, voice: false, ...read(WISHES) };

export const keepWishes = () => write(WISHES, wishes);
