// A session in time, as a value. Each function takes the state and a timestamp (milliseconds) and returns the next state:
// nothing here counts ticks, so time that passes unwatched, in a locked phone or another app, still counts.
//
// state: stages, as app/domain/handout/following.py lays them out
//        at       index of the current stage; stages.length when the session is over
//        left     milliseconds of it that were left at `since`
//        since    when it was last set running, null while it is paused
//        started, ended  when, null before
export const MORE_S = 30;

const length = (stages, at) => (at < stages.length ? stages[at].seconds * 1000 : 0);
const last = (stages, before, fits) => stages.findLastIndex((stage, at) => at < before && fits(stage));
const isWork = (stage) => stage.kind === "work";

export const fresh = (stages) => ({ stages, at: 0, left: length(stages, 0), since: null, started: null, ended: null });

export const isRunning = (state) => state.since !== null;
export const isOver = (state) => state.at === state.stages.length;
export const stageOf = (state) => state.stages[state.at] ?? null;

// Setting the clock back takes nothing away.
export const remaining = (state, now) => Math.max(0, state.left - (isRunning(state) ? Math.max(0, now - state.since) : 0));

const enter = (state, at, now) => ({
  ...state,
  at,
  left: length(state.stages, at),
  since: isRunning(state) && at < state.stages.length ? now : null,
  ended: at < state.stages.length ? null : now,
});

// Brings a state up to `now`. The next stage starts at the very moment the last one ended, so time away counts too.
export const tick = (state, now) => {
  let next = state;
  while (isRunning(next) && now - next.since >= next.left) next = enter(next, next.at + 1, next.since + next.left);
  return next;
};

export const start = (state, now) => (state.started === null ? { ...state, since: now, started: now } : resume(state, now));

export const pause = (state, now) => {
  const next = tick(state, now);
  return isRunning(next) ? { ...next, left: remaining(next, now), since: null } : next;
};

export const resume = (state, now) => (isRunning(state) || isOver(state) ? tick(state, now) : { ...state, since: now });

const go = (choose) => (state, now) => {
  const here = tick(state, now);
  return enter(here, Math.max(0, choose(here)), now);
};

// Again means the whole step, from the first of its consecutive sides; between two steps it means the one just done.
const done = ({ at, stages }) => {
  const between = !isWork(stages[at]) && stages[at - 1]?.step_id !== stages[at].step_id;
  return between ? Math.max(0, last(stages, at, isWork)) : at;
};
const again = (state) => {
  const { stages } = state;
  let first = done(state);
  while (first > 0 && stages[first - 1].step_id === stages[first].step_id) first -= 1;
  return isWork(stages[first]) ? first : first + 1;
};

// On: skip the rest of a stage. Back: to the work before.
export const next = go(({ at, stages }) => Math.min(at + 1, stages.length));
export const back = go(({ at, stages }) => last(stages, at, isWork));
export const repeat = go((state) => state.at && again(state));

export const repeated = (state) => state.stages[done(state)].step_id;

// A little longer: this stage, and the other side too if it is still to come.
export const longer = (state, now) => {
  const here = tick(state, now);
  const stage = stageOf(here);
  if (!stage) return here;
  const grows = (other, at) =>
    at === here.at || (at > here.at && isWork(stage) && isWork(other) && other.step_id === stage.step_id);
  const stages = here.stages.map((other, at) => (grows(other, at) ? { ...other, seconds: other.seconds + MORE_S } : other));
  return { ...here, stages, left: here.left + MORE_S * 1000 };
};

// A saved state of this same plan, paused; null for anything else.
export const restored = (value, stages) => {
  const same = (one, at) =>
    ["step_id", "kind", "side"].every((key) => one?.[key] === stages[at][key]) && one.seconds >= stages[at].seconds;
  const fits =
    Array.isArray(value?.stages) &&
    value.stages.length === stages.length &&
    value.stages.every(same) &&
    Number.isInteger(value.at) && value.at >= 0 && value.at < stages.length &&
    value.started > 0 &&
    value.left > 0 && value.left <= length(value.stages, value.at);
  return fits ? { ...value, since: null, ended: null } : null;
};
