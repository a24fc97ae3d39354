// What is shown, announced and spoken for a stage. Plain sentences: they have to be understood by ear alone.
const COUNTS = [[60, "minute"], [1, "second"]];

const counted = (seconds) =>
  COUNTS.reduce(
    ({ parts, rest }, [size, unit]) => {
      const count = Math.floor(rest / size);
      return { parts: count ? [...parts, `${count} ${unit}${count === 1 ? "" : "s"}`] : parts, rest: rest % size };
    },
    { parts: [], rest: seconds },
  ).parts.join(" ");

export const timeShown = (milliseconds) => {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

// The line above the name: what the time counts.
export const heading = (stage, isFirst) =>
  ({
    rest: isFirst ? "Get ready" : "Next",
    swap: `Change sides: ${stage.side} next`,
    work: stage.side ? `${stage.side === "left" ? "Left" : "Right"} side` : "",
  })[stage.kind];

export const sentence = (stage, step, isFirst) =>
  ({
    rest: `${isFirst ? "Get ready" : "Next"}: ${[step.name, step.place].filter(Boolean).join(". ")}.`,
    swap: `Change sides. The ${stage.side} side is next.`,
    work: `${[step.name, stage.side && `${stage.side} side`, counted(stage.seconds)].filter(Boolean).join(", ")}.`,
  })[stage.kind];

// What the voice adds once the work begins: the listener's cue.
export const cueFor = (step, role) => {
  const { giver, receiver } = step.cues;
  if (role === "giver") return giver || receiver;
  if (role === "receiver") return receiver || giver;
  return [giver && receiver ? `Giver: ${giver}` : giver, receiver && giver ? `Receiver: ${receiver}` : receiver].filter(Boolean).join(" ");
};
