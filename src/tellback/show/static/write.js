// The page on which the story is written: findings in the margin, saving, and what else happens to the file meanwhile.
import { drafts } from "./drafts.js";
import { height, jump, marks, open, replace, take, tell } from "./editor.js";

const PAUSE = 30, LONG_PAUSE = 1000, WATCH = 2000; // milliseconds
const TIERS = { must: "■", should: "▲", consider: "●" };
const $ = (id) => document.getElementById(id);
const form = $("write"), area = $("text"), margin = $("findings"), notices = $("notices"), look = $("look"), state = $("state");
const tiers = form.querySelector(".tiers"), desk = form.querySelector(".desk");
const field = form.elements, story = field.story.value, kept = drafts(`tellback write ${form.dataset.home} ${story}`);
const narrow = matchMedia("(max-width: 56rem)");
const file = { text: area.value, digest: field.digest.value };
const hidden = new Set();
let all = [], reading = new AbortController(), soon = 0, later = 0, shown = null, answers = true, conflict = null, scrolled = 0, turn = Promise.resolve(), safe = true;

const view = open($("editor"), area.value, changed);
const typed = () => view.state.doc.toString();
const unsaved = () => !file.digest || typed() !== file.text;

// -- what is found ---------------------------------------------------------------------------------------------------

function changed(update) {
  if (update.docChanged) {
    keep();
    tellState();
    margin.ariaBusy = "true";
    reading.abort();
    clearTimeout(soon); clearTimeout(later);
    soon = setTimeout(read, PAUSE, false);
    all = all.map((mark) => update.state.field(marks).list.find((other) => other.id === mark.id) ?? mark);
  }
  const { list, hand } = update.state.field(marks);
  if (update.selectionSet && !update.transactions.some((each) => each.effects.some((effect) => effect.is(take)))) queueMicrotask(follow);
  if (list !== shown) { if (!update.docChanged || list.length !== shown?.length) draw(list); shown = list; }
  if (hand !== update.startState.field(marks).hand || list !== update.startState.field(marks).list) hold(list, hand);
  if (update.docChanged || update.geometryChanged || update.viewportChanged) view.requestMeasure(layout);
}

// Rules that look at words answer at once; those that ask the model or the customers when the writer rests. Until then their last word stays.
async function read(slow) {
  reading = new AbortController();
  const { signal } = reading, before = view.state.doc;
  try {
    const answer = await ask("/write/findings.json", { text: typed(), story, slow }, signal);
    const found = await answer.json();
    if (before !== view.state.doc) return;
    notice("settings", answer.ok ? "" : found.error);
    if (!answer.ok) return;
    show(slow ? found : [...found, ...all.filter((mark) => mark.slow && mark.start < mark.end)]);
    if (!slow) later = setTimeout(read, LONG_PAUSE, true);
  } catch (error) {
    if (error.name !== "AbortError") away();
  }
}

function show(found) {
  all = found.map((mark, id) => ({ ...mark, id })).sort((a, b) => a.start - b.start || order(a) - order(b));
  const list = all.filter((mark) => !hidden.has(mark.tier));
  view.dispatch({ effects: tell.of(list) });
  margin.ariaBusy = "false";
  tiers.replaceChildren(...Object.keys(TIERS).map(tierButton), stepButton("↑", "The finding before", -1), stepButton("↓", "The next finding", 1));
  follow();
}

const order = (mark) => Object.keys(TIERS).indexOf(mark.tier);

function tierButton(tier) {
  const count = all.filter((mark) => mark.tier === tier).length;
  const button = deed("", tier, () => { hidden.has(tier) ? hidden.delete(tier) : hidden.add(tier); show(all); tiers.querySelector(`.${tier}`).focus(); });
  button.append(make("span", "sign", TIERS[tier]), ` ${count} `, make("span", "word", tier));
  button.ariaPressed = String(!hidden.has(tier));
  button.title = hidden.has(tier) ? "Show them again" : "Hide them for now";
  return button;
}

function stepButton(sign, label, by) {
  const button = deed(sign, "quiet", () => step(by));
  button.ariaLabel = label;
  return button;
}

// -- the margin ------------------------------------------------------------------------------------------------------

// A card that says the same as before is kept: typing must not wait for what has not changed.
function draw(list) {
  const before = new Map([...margin.children].map((item) => [item.dataset.says, item])), seen = new Set();
  margin.replaceChildren(...list.map((mark) => {
    let says = JSON.stringify([mark.tier, mark.rule, mark.message, mark.better, mark.fix?.text]);
    while (seen.has(says)) says += " ";
    seen.add(says);
    return before.get(says) ?? card(mark, says);
  }));
  view.requestMeasure(layout);
}

function card(mark, says) {
  const item = make("li", `mark ${mark.tier}`), at = () => [...margin.children].indexOf(item);
  item.dataset.says = says;
  const head = item.appendChild(deed("", "jump", () => go(at())));
  head.append(make("span", "kind", make("span", "sign", TIERS[mark.tier]), ` ${mark.tier} · ${mark.rule}`), make("span", "message", mark.message));
  head.ariaExpanded = "false";
  const more = item.appendChild(make("div", "more", make("p", "why", mark.why)));
  if (mark.better) more.append(make("p", "better", make("b", "", "Better: "), mark.better));
  const deeds = more.appendChild(make("p", "deeds"));
  if (mark.fix) deeds.append(deed(mark.fix.text.trim() ? `Write “${mark.fix.text}”` : "Take it out", "fix", () => apply(at(), "fix")));
  if (mark.allow) deeds.append(deed("Allow", "", () => apply(at(), "allow")));
  const examples = deeds.appendChild(make("a", "", "Why, and examples"));
  examples.href = `/rules/${mark.rule}`;
  examples.target = "_blank";
  return item;
}

function deed(words, name, act) {
  const button = make("button", name, words);
  button.type = "button";
  button.onclick = act;
  return button;
}

function hold(list, hand) {
  [...margin.children].forEach((item, at) => {
    item.classList.toggle("in-hand", at === hand);
    item.querySelector(".jump").ariaExpanded = String(at === hand);
  });
  const said = list[hand] ? `${hand + 1} of ${list.length}. ${list[hand].tier}: ${list[hand].message}` : "";
  if (said && $("said").textContent !== said) $("said").textContent = said;
  view.requestMeasure(layout);
}

// Each card beside its place; where there is not room enough, the one in hand stays and the others make way.
const layout = {
  key: "margin",
  read() {
    const top = margin.getBoundingClientRect().top, { list } = view.state.field(marks);
    return [...margin.children].map((item, at) => ({ item, want: height(view, list[at]?.start ?? 0) - top, tall: item.offsetHeight + 8 }));
  },
  write(cards) {
    if (narrow.matches) { for (const { item } of cards) item.style.top = ""; margin.style.minHeight = ""; return; }
    const { hand } = view.state.field(marks), tops = cards.map((each) => Math.max(0, each.want));
    const down = (from) => { for (let at = from + 1; at < tops.length; at++) tops[at] = Math.max(tops[at], tops[at - 1] + cards[at - 1].tall); };
    for (let at = hand - 1; at >= 0; at--) tops[at] = Math.min(tops[at], tops[at + 1] - cards[at].tall);
    down(Math.max(hand, 0));
    cards.forEach(({ item }, at) => { item.style.top = `${tops[at]}px`; });
    margin.style.minHeight = cards.length ? `${tops.at(-1) + cards.at(-1).tall}px` : "";
  },
};

// The finding at the cursor is the one in hand.
function follow() {
  const { list, hand } = view.state.field(marks), { from, to } = view.state.selection.main;
  const size = (mark) => mark.end - mark.start;
  const near = list.filter((mark) => mark.start <= from && to <= mark.end).sort((a, b) => size(a) - size(b));
  const next = near.includes(list[hand]) ? hand : list.indexOf(near[0]);
  if (next !== hand) view.dispatch({ effects: take.of(next) });
}

function go(at) {
  const mark = view.state.field(marks).list[at];
  if (!mark) return;
  if (!look.hidden && look.ariaPressed === "true") preview();
  view.dispatch({ effects: take.of(at) });
  jump(view, mark);
}

function step(by) {
  const { list, hand } = view.state.field(marks), at = view.state.selection.main.from;
  if (!list.length) return;
  const after = list.findIndex((mark) => mark.start > at), before = list.findLastIndex((mark) => mark.start < at);
  const next = hand >= 0 ? hand + by : by > 0 ? after : before;
  go((next + list.length) % list.length);
}

function apply(at, which) {
  const change = view.state.field(marks).list[at]?.[which];
  if (!change) return;
  view.dispatch({ changes: { from: change.start, to: change.end, insert: change.text }, userEvent: `input.${which}` });
  view.focus();
}

// -- the file --------------------------------------------------------------------------------------------------------

// One after the other: what this page saves is not taken for a change from outside.
function inTurn(deed) {
  turn = turn.then(deed).catch(away);
  return turn;
}

const save = () => inTurn(async () => {
  if (!unsaved()) return;
  const text = typed();
  state.textContent = "Saving…";
  try {
    const answer = await ask("/write.json", { text, story, digest: file.digest });
    const told = await answer.json();
    if (answer.status === 409) return differ(told);
    notice("flaw", answer.ok ? "" : told.error);
    if (answer.ok) settle(told);
  } catch { away(); }
  tellState();
});

// The page and the file agree from here on; what is typed since then is not saved yet.
function settle({ text, digest }) {
  Object.assign(file, { text, digest });
  field.digest.value = digest;
  conflict = null;
  notices.replaceChildren();
  keep();
  tellState();
}

const watch = () => inTurn(async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(`/write/state.json?${new URLSearchParams({ story })}`);
    const { digest } = await answer.json();
    if (!answers) { answers = true; notice("away", ""); tellState(); }
    if (digest === file.digest || digest === conflict) return;
    if (!digest) return gone();
    const there = await (await fetch(`/write/sheet.json?${new URLSearchParams({ story })}`)).json();
    if (there.text === typed()) return settle(there);
    if (unsaved()) return differ(there);
    replace(view, there.text);
    settle(there);
    notice("news", "The file was changed outside of this page. This is how it stands now; undo brings back how it was here.");
  } catch { away(); }
});

async function keepWatch() {
  await watch();
  setTimeout(keepWatch, WATCH);
}

// What is in the editor may be the last there is of it.
function gone() {
  settle({ text: "", digest: "" });
  notice("news", `${story} is not there any more. Its text is still here: saving writes the file again.`);
}

// Nobody's text is lost: what is typed stays, the file stays, and the writer sees where they differ.
async function differ(there) {
  if (!there.digest) return gone();
  conflict = there.digest;
  const box = make("section", "notice bad", make("h2", "", `${story} was changed outside of this page`));
  box.setAttribute("role", "alert");
  box.append(make("p", "", "Nothing was overwritten. What you typed is still here; below is where it differs from the file."));
  const mine = deed("Keep mine", "", () => { settle(there); view.focus(); });
  const theirs = deed("Load the file", "", () => { replace(view, there.text); settle(there); view.focus(); });
  mine.title = "Go on editing; saving then puts yours in the place of the file's";
  theirs.title = "Undo brings back what you typed";
  box.append(make("p", "deeds", mine, theirs));
  const table = box.appendChild(make("div", ""));
  notices.replaceChildren(box);
  tellState();
  const answer = await ask("/write/difference", { text: typed(), story });
  if (answer.ok) table.innerHTML = await answer.text();
}

// What is not saved is kept in this browser, too: a closed tab or a lost server loses nothing.
function keep() {
  const text = typed();
  safe = kept.keep(text === file.text ? null : { text, digest: file.digest });
}

async function bringBack() {
  const draft = await kept.left();
  if (!draft || draft.text === file.text) return keep();
  const there = { ...file };
  file.digest = draft.digest;
  replace(view, draft.text);
  if (draft.digest !== there.digest) return differ(there);
  const box = notice("kept", "What you typed here last was not saved. It is back.");
  box.append(deed("Let go of it", "quiet", () => { replace(view, there.text); settle(there); }));
}

function tellState() {
  const text = !answers && safe ? "Kept in this browser" : conflict ? "Changed outside" : !file.digest ? "Not there yet" : unsaved() ? "Not saved yet" : "Saved";
  if (state.textContent !== text) state.textContent = text;
}

function away() {
  answers = false;
  notice("away", "tellback does not answer. What you type is kept in this browser; start it again to save.");
  tellState();
}

// -- the page --------------------------------------------------------------------------------------------------------

async function preview() {
  const on = look.ariaPressed !== "true";
  if (on) $("preview").innerHTML = await (await ask("/write/preview", { text: typed(), story })).text();
  look.ariaPressed = String(on);
  desk.hidden = on;
  tiers.hidden = on;
  $("preview").hidden = !on;
  if (on) scrolled = scrollY;
  scrollTo(0, on ? 0 : scrolled);
  on ? $("preview").focus({ preventScroll: true }) : view.focus();
}

async function ask(path, body, signal) {
  const go = () => fetch(path, { method: "POST", signal, body: JSON.stringify(body), headers: { "Content-Type": "application/json", "X-Tellback-Token": field.token.value } });
  const answer = await go();
  if (answer.status !== 403) return answer;
  // tellback was started again meanwhile: its new page brings a new token.
  const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  field.token.value = fresh.querySelector("#write [name=token]").value;
  return go();
}

function notice(name, words) {
  notices.querySelector(`.${name}`)?.remove();
  if (!words) return null;
  const box = make("p", `notice ${name}`, words);
  box.setAttribute("role", "status");
  notices.append(box);
  return box;
}

function make(kind, name, ...inside) {
  const made = document.createElement(kind);
  if (name) made.className = name;
  made.append(...inside);
  return made;
}

const keys = {
  F8: (event) => step(event.shiftKey ? -1 : 1),
  "Mod s": save,
  "Mod .": () => apply(view.state.field(marks).hand, "fix"),
  "Mod e": preview,
};

document.addEventListener("keydown", (event) => {
  const act = keys[(event.ctrlKey || event.metaKey ? "Mod " : "") + event.key];
  if (!act || event.altKey) return;
  event.preventDefault();
  act(event);
});
form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
look.addEventListener("click", preview);
narrow.addEventListener("change", () => view.requestMeasure(layout));
document.fonts.ready.then(() => view.requestMeasure(layout));
document.addEventListener("visibilitychange", watch);
addEventListener("beforeunload", (event) => { if (!safe) event.preventDefault(); });

for (const part of [$("editor"), margin, tiers, look]) part.hidden = false;
area.hidden = true;
area.disabled = true;
tellState();
inTurn(bringBack);
read(false);
keepWatch();
