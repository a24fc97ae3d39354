// A soft chime made on the spot, so that there is no file to fetch: rising to begin, falling to change, three notes at the end.
const NOTES = { work: [392, 523.25], swap: [523.25, 392], rest: [392], end: [523.25, 440, 349.23] };
const LENGTH = 1.8; // seconds a note takes to fade
let context = null;

// Browsers let a page play sound only after a press, so this is called from one.
export const allowSound = () => {
  context ??= window.AudioContext ? new AudioContext() : null;
  context?.resume().catch(() => {});
};

const note = (pitch, at) => {
  const volume = context.createGain();
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.22, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, at + LENGTH);
  volume.connect(context.destination);
  const tone = context.createOscillator();
  tone.frequency.value = pitch;
  tone.connect(volume);
  tone.start(at);
  tone.stop(at + LENGTH);
};

export const chime = (kind) => {
  if (!context) return;
  for (const [place, pitch] of NOTES[kind].entries()) note(pitch, context.currentTime + place * 0.32);
};
