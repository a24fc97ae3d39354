// Keeps the screen on while a session is followed. Browsers drop the lock when the page is hidden: it is taken again after.
let lock = null;
let wanted = false;

const take = async () => {
  if (!wanted || document.visibilityState !== "visible" || (lock && !lock.released)) return;
  try {
    lock = await navigator.wakeLock?.request("screen");
    if (!wanted) letSleep();
  } catch {
    lock = null; // a low battery may refuse; the clock does not depend on it
  }
};

document.addEventListener("visibilitychange", take);

export const stayAwake = () => {
  wanted = true;
  take();
};

export const letSleep = () => {
  wanted = false;
  lock?.release().catch(() => {});
  lock = null;
};
