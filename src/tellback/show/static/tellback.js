// What the pages do with a keyboard. Without scripts every one of these is a link or a form.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const panel = () => document.getElementById("panel");
const claims = () => all(".story a.claim");
let opened = location.search;

function step(by) {
  const quotes = panel()?.contains(document.activeElement) ? all(".quotes > li", panel()) : [];
  const among = quotes.length ? quotes : claims().length ? claims() : all("[data-step]");
  const at = among.findIndex((item) => item.contains(document.activeElement) || item.ariaCurrent);
  const next = among[Math.max(0, Math.min(among.length - 1, at + by))];
  if (!next) return false;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function decide(key) {
  const inHand = document.activeElement?.closest(".quotes > li");
  const button = (inHand ?? panel() ?? document).querySelector(`[data-key="${key}"]`);
  button?.click();
  return Boolean(button);
}

const keys = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
  y: () => decide("y"), n: () => decide("n"), u: () => decide("u"),
  "/": () => { const field = document.querySelector("#words"); field ? field.focus() : location.assign("/messages"); return true; },
  "?": () => { document.getElementById("keys").togglePopover(); return true; },
  Escape: () => { const close = document.querySelector("[data-close]"); close?.click(); return Boolean(close); },
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [popover], .typing");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const arrows = event.key.startsWith("Arrow") && !event.target.closest(".story, #panel");
  if (!arrows && keys[event.key]?.()) event.preventDefault();
});

// The panel takes the focus when it opens and gives it back to the promise when it closes.
document.addEventListener("htmx:after:swap", () => {
  const before = new URLSearchParams(opened), now = new URLSearchParams(location.search);
  opened = location.search;
  const id = now.get("claim") ?? now.get("question"), was = before.get("claim") ?? before.get("question");
  if (id && id !== was) panel()?.focus({ preventScroll: true });
  if (!id && was) (document.getElementById(`claim-${was}`) ?? document.getElementById(`question-${was}`))?.focus();
});

// A file may be dropped anywhere on the field that takes it.
for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, (event) => {
  const field = event.target.closest?.(".drop");
  if (!field) return;
  event.preventDefault();
  field.classList.toggle("over", kind === "dragover");
  if (kind === "drop") field.querySelector("input[type=file]").files = event.dataTransfer.files;
});
