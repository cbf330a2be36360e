// The strip is one stop of the keyboard, and the panel goes with whoever walks through the story.
const bars = () => [...document.querySelectorAll("[data-bar]")];
const plain = (event) => !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
let waiting = 0, walking = false, shown = new URLSearchParams(location.search).get("at");

function settle() {
  const all = bars();
  const here = all.find((bar) => bar === document.activeElement) ?? all.find((bar) => bar.ariaCurrent) ?? all[0];
  for (const bar of all) bar.setAttribute("tabindex", bar === here ? "0" : "-1");
}

// A link in a drawing would load the whole page: its sentence's link only swaps what changes.
function open(link) {
  if (!link.ariaCurrent) (document.getElementById(`s${link.dataset.bar}`) ?? link).click();
}

document.addEventListener("click", (event) => {
  const bar = event.target.closest("[data-bar]");
  if (!bar || event.button || !plain(event)) return;
  event.preventDefault();
  bar.focus({ preventScroll: true });
  open(bar);
});

document.addEventListener("pointerdown", () => { walking = false; });

document.addEventListener("keydown", (event) => {
  walking = event.key !== "Enter";
  const all = bars(), at = all.indexOf(document.activeElement);
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (at < 0 || !by || !plain(event)) return;
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, at + by))].focus();
});

document.addEventListener("keyup", (event) => {
  if (!["j", "k", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const link = document.activeElement.closest(".warm, [data-bar]");
  clearTimeout(waiting);
  if (link) waiting = setTimeout(open, 150, link);
});

// Whoever chose a sentence elsewhere is brought to it; whoever walks is there already, or stays with the strip.
document.addEventListener("htmx:after:swap", () => {
  settle();
  const at = new URLSearchParams(location.search).get("at");
  if (at && at !== shown && !walking) document.getElementById(`s${at}`)?.scrollIntoView({ block: "nearest" });
  shown = at;
});

document.addEventListener("focusin", settle);
settle();
