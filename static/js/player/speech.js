// Reads cues aloud with the phone's own voice, where it has one. What is said last is what counts.
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
