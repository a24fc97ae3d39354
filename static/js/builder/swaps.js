// What survives when the server redraws a part of the page. Nothing else listens for swaps: the order matters, and this is
// where it is written down. htmx 4 sends each of the two events once per answer, however many parts of the page it redraws.
import { focusCondition, followClient } from "./client_panel.js";
import { putBackCollisions, rememberCollisions } from "./collisions.js";
import { openAgain } from "./disclosures.js";
import { takeServersValues } from "./fields.js";
import { focusNamedFinding } from "./findings.js";
import { giveFocusBack, rememberFocus } from "./focus.js";
import { markPane } from "./panes.js";
import { followEdit } from "./preview.js";
import { putBackRefusals, rememberRefusals } from "./refusals.js";
import { makeSortable } from "./sorting.js";
import { nameTab } from "./title.js";
import { ring } from "../library/body_map.js";
import { focusSharePanel, putBackTyped, rememberTyped, tellMoments } from "../sharing/panel.js";

// What exists only on the screen. In any order: these only look.
const BEFORE = [rememberCollisions, rememberRefusals, rememberTyped, rememberFocus];

const AFTER = [
  // The server's values first: what it does not know goes back over them.
  takeServersValues,
  // What somebody typed, or has still to decide.
  putBackCollisions,
  putBackRefusals,
  putBackTyped,
  // What was open, before the focus: nothing inside a closed disclosure can take focus.
  openAgain,
  // What the new elements need in order to work and be true.
  makeSortable,
  nameTab,
  markPane,
  tellMoments,
  // The focus: first where it was, then where something more specific wants it. The last one wins.
  giveFocusBack,
  focusCondition,
  focusSharePanel,
  focusNamedFinding,
  ring, // around whatever has the focus now
  // What asks the server for more, once the page is complete.
  followEdit,
  followClient,
];

// One that fails does not stop the others.
const callAll = (list) => ({ target, detail: { ctx } }) => {
  for (const each of list) {
    try {
      each(ctx, target);
    } catch (error) {
      reportError(error);
    }
  }
};

document.addEventListener("htmx:before:swap", callAll(BEFORE));
document.addEventListener("htmx:after:swap", callAll(AFTER));
