// Reading with scripts: keys, marks without a new page, and nothing said is lost while the line is down.
import { drafts } from "./drafts.js";

const RETRY = 3000; // milliseconds
const SEEN = 800; // milliseconds before the eyes to count as reached
const here = location.pathname.match(/^\/read\/[^/]+/)[0];
const draft = drafts(here);
const form = document.querySelector("#marking");
const story = document.querySelector(".story.reader");
const closing = document.querySelector(".closing");
const comparing = document.querySelector("#comparing");
const kept = document.querySelector("#kept");
const sentences = [...document.querySelectorAll(".sentence")];
let queue = []; // what is said and not yet kept by the server, in order
let sending = false;
let onward = ""; // where to go once all of it is kept
let token = document.querySelector("input[name=token]").value;
let noted = {}; // notes that are typed and not yet said, by sentence

const keep = () => draft.keep(queue.length || Object.keys(noted).length || closing ? { queue, noted, closing: closing && answers() } : null);
const tell = (text) => { if (kept) kept.textContent = text; };

// Said once, sent until it is kept: a key of its own lets the server know what it has already.
function say(path, values) {
  queue.push({ path, values: { ...values, key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` } });
  keep();
  send();
}

async function send() {
  if (sending) return;
  sending = true;
  while (queue.length) {
    const { path, values } = queue[0];
    let answer = null;
    try {
      answer = await fetch(`${here}${path}`, { method: "POST", body: new URLSearchParams(values), headers: { "x-tellback-token": token } });
    } catch { /* The line is down: below. */ }
    if (answer?.status === 403 && await renewed()) continue;
    if (!answer || answer.status === 403 || answer.status >= 500) {
      tell("Not connected. What you say is kept here and sent later.");
      setTimeout(() => { sending = false; send(); }, RETRY);
      return;
    }
    if (answer.status === 410) { queue = []; keep(); location.assign(here); return; }
    queue.shift();
    keep();
    if (answer.ok && path === "/mark.json" && !queue.length && story) show((await answer.json()).marks);
    if (answer.ok && path === "/compare.json") onward = (await answer.json()).onward;
  }
  sending = false;
  if (onward && comparing) location.assign(onward);
}

// The program was started again meanwhile: its forms want a new token.
async function renewed() {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
    const found = page.querySelector("input[name=token]")?.value;
    if (!found || found === token) return false;
    token = found;
    for (const field of document.querySelectorAll("input[name=token]")) field.value = token;
    return true;
  } catch { return false; }
}

function show(marks) {
  const by = new Map(marks.map((mark) => [String(mark.sentence), mark]));
  for (const sentence of sentences) set(sentence, by.get(sentence.dataset.at));
  tell(`${marks.length} of ${sentences.length} sentences marked`);
  press();
}

function set(sentence, mark) {
  sentence.classList.remove("excites", "confuses", "doubts");
  if (mark) sentence.classList.add(mark.kind);
  sentence.dataset.note = mark?.note ?? "";
  sentence.querySelector(".said-of").textContent = mark ? ` (${mark.kind} you)` : "";
}

const inHand = () => document.querySelector(".sentence[aria-current]");

function press() {
  const sentence = inHand();
  for (const button of form.querySelectorAll("[aria-pressed]")) button.ariaPressed = String(Boolean(sentence?.classList.contains(button.value)));
  if (sentence && document.activeElement !== form.note) form.note.value = noted[sentence.dataset.at] ?? sentence.dataset.note;
}

function take(sentence) {
  inHand()?.removeAttribute("aria-current");
  sentence.setAttribute("aria-current", "true");
  form.sentence.value = sentence.dataset.at;
  form.hidden = false;
  sentence.focus({ preventScroll: true });
  press();
  const low = sentence.getBoundingClientRect();
  if (low.bottom > innerHeight - form.offsetHeight - 32 || low.top < 80) sentence.scrollIntoView({ block: "center" });
}

function mark(kind) {
  const sentence = inHand();
  if (!sentence && kind !== "undo") return false;
  const at = sentence?.dataset.at ?? "0", note = form.note.value;
  delete noted[at];
  if (kind !== "undo") set(sentence, kind === "clear" ? null : { kind, note });
  if (kind === "clear") form.note.value = "";
  say("/mark.json", { sentence: at, kind, note });
  press();
  return true;
}

// Whether the sentence in hand is marked; its mark takes the note as it is typed.
function renote() {
  const sentence = inHand();
  const said = ["excites", "confuses", "doubts"].find((kind) => sentence?.classList.contains(kind));
  if (said && form.note.value !== sentence.dataset.note) mark(said);
  return Boolean(said);
}

function step(by) {
  const at = sentences.indexOf(inHand());
  take(sentences[Math.max(0, Math.min(sentences.length - 1, at + by))]);
  return true;
}

function shut() {
  form.hidden = true;
  inHand()?.focus();
  inHand()?.removeAttribute("aria-current");
}

const keys = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
  1: () => mark("excites"), 2: () => mark("confuses"), 3: () => mark("doubts"), 0: () => mark("clear"), u: () => mark("undo"),
  n: () => { if (!inHand()) return false; form.note.focus(); return true; },
  Escape: () => { shut(); return true; },
};

function reading() {
  story.addEventListener("click", (event) => {
    const sentence = event.target.closest(".sentence");
    if (!sentence || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    take(sentence);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // Enter in the note presses the first button; it means: keep the note with the mark that stands.
    if (document.activeElement === form.note) renote() || form.querySelector("button").focus();
    else mark(event.submitter.value);
  });
  form.note.addEventListener("input", () => { noted[form.sentence.value] = form.note.value; keep(); });
  form.note.addEventListener("change", renote);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === form.note) { if (event.key === "Escape") inHand()?.focus(); return; }
    if (keys[event.key]?.()) event.preventDefault();
  });
  watch();
  press();
  tell(`${sentences.filter((each) => /excites|confuses|doubts/.test(each.className)).length} of ${sentences.length} sentences marked`);
}

// How far one reads: the last sentence that stayed in view for a moment.
function watch() {
  let farthest = -1, told = -1;
  const due = new Map();
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(due.get(target));
      if (isIntersecting) due.set(target, setTimeout(() => { farthest = Math.max(farthest, Number(target.dataset.at)); }, SEEN));
    }
  }, { threshold: 0.6 });
  for (const sentence of sentences) seen.observe(sentence);
  setInterval(() => {
    if (farthest <= told || document.hidden) return;
    told = farthest;
    say("/reached.json", { sentence: String(told) });
  }, 1000);
}

// One choice at a time; the next question comes when this answer is kept.
function choosing() {
  comparing.addEventListener("submit", (event) => {
    event.preventDefault();
    const { token: _, ...values } = Object.fromEntries(new FormData(comparing, event.submitter));
    for (const button of comparing.querySelectorAll("[aria-pressed]")) button.ariaPressed = String(button === event.submitter);
    say("/compare.json", values);
  });
  // Nothing convinces both most and least.
  comparing.addEventListener("change", ({ target }) => {
    const other = { best: "worst", worst: "best" }[target.name];
    for (const same of comparing.querySelectorAll(`[name="${other}"]:checked`)) if (same.value === target.value) same.checked = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "b") document.querySelector("[data-back]").click();
    else comparing.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`)?.click();
  });
  tell("Kept as you choose");
}

const answers = () => Object.fromEntries(new FormData(closing));

// Where nothing is left to restore, the page shows what the server has.
draft.left().then((was) => {
  if (was) {
    queue = [...(was.queue ?? []), ...queue];
    noted = { ...was.noted, ...noted };
    if (closing && was.closing) {
      closing.sentence.value ||= was.closing.sentence ?? "";
      closing.hurried.checked ||= Boolean(was.closing.hurried);
      if (was.closing.rating && !closing.querySelector(":checked")) closing.rating.value = was.closing.rating;
    }
    if (form) press();
    send();
  }
});
if (form) reading();
if (comparing) choosing();
if (closing) {
  closing.addEventListener("input", keep);
  closing.addEventListener("submit", () => draft.keep(null));
}
addEventListener("online", send);
