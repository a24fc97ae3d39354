// Reads cues aloud with the phone's own voice, if it has one. The latest cue replaces the one before.
export const canSpeak = "speechSynthesis" in window;

export const hush = () => canSpeak && speechSynthesis.cancel();

export const speak = (text) => {
  if (!canSpeak) return;
  hush();
  const said = new SpeechSynthesisUtterance(text);
  said.lang = document.documentElement.lang;
  said.rate = 0.9;
  speechSynthesis.speak(said);
};
