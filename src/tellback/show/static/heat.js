// The strip is one stop of the keyboard, and the panel goes with whoever walks through the story.
const bars = () => [...document.querySelectorAll("[data-bar]")];
let waiting = 0;

function settle() {
  const all = bars();
  const here = all.find((bar) => bar === document.activeElement) ?? all.find((bar) => bar.ariaCurrent) ?? all[0];
  for (const bar of all) bar.setAttribute("tabindex", bar === here ? "0" : "-1");
}

document.addEventListener("keydown", (event) => {
  const all = bars(), at = all.indexOf(document.activeElement);
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (at < 0 || !by || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, at + by))].focus();
});

document.addEventListener("keyup", (event) => {
  if (!["j", "k", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const link = document.activeElement.closest(".warm, [data-bar]");
  clearTimeout(waiting);
  if (link && !link.ariaCurrent) waiting = setTimeout(() => link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })), 150);
});

document.addEventListener("focusin", settle);
document.addEventListener("htmx:after:swap", settle);
settle();
