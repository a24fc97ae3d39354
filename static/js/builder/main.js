// The builder's behaviour, one idea a module. The server draws everything; these only carry hands and eyes along.
import "./typing.js";
import "./saving.js";
import "./fields.js";
import "./collisions.js";
import "./refusals.js";
import "./focus.js";
import "./title.js";
import "./keys.js";
import "./adding.js";
import "./moving.js";
import "./sorting.js";
import "./panes.js";
import "./preview.js";
import "./downloads.js";
import "./sharing.js";
