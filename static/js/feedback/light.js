// The traffic light, with the numbers and words that the server put on the page. app/domain/feedback/traffic_light.py is
// the original; a test compares the two. A value that was not given is null.
const red = (rules, { before, after, reachBefore, reachAfter }) => {
  const further = reachBefore && reachAfter && rules.reaches.indexOf(reachAfter) > rules.reaches.indexOf(reachBefore);
  const rise = before !== null && after !== null && after - before >= rules.red_rise;
  return [further && "reach", rise && "rise", after !== null && after >= rules.red_from && "high"].filter(Boolean);
};

export const light = (rules, told) => {
  if (told.signs) return { colour: "red", reasons: [], do: [], emergency: rules.emergency };
  const reds = red(rules, told);
  const colour = reds.length ? "red" : told.after !== null && told.after >= rules.amber_from ? "amber" : "green";
  const reasons = colour === "amber" ? ["middle"] : reds;
  const then = colour === "red" ? [] : [rules.tomorrow];
  return { colour, reasons: reasons.map((reason) => rules.reasons[reason]), do: [rules.lights[colour] ?? "", ...then], emergency: "" };
};
