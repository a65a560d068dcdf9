// Every page works without these; they spare keystrokes, and keep what is typed.
import "./forms.js";
import "./outbox.js";
import "./lines.js";
import "./keys.js";
import "./palette.js";
