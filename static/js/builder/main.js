// The builder's behaviour, one idea per module. The server draws everything; these only help hands and eyes follow.
import "./typing.js";
import "./saving.js";
import "./keys.js";
import "./adding.js";
import "./moving.js";
import "./downloads.js";
import "./thumbnails.js";
import "./swaps.js"; // and through it every module with something to keep when the page is redrawn
import "../library/clearing.js";
import "../sharing/dialog.js";
