// The text: CodeMirror with findings underlined. It stands in a shadow root, where the pages' policy lets it bring its styles.
import {
  Decoration, defaultKeymap, defineLanguageFacet, EditorState, EditorView, HighlightStyle, history, historyKeymap, keymap, Language,
  parser, StateEffect, StateField, syntaxHighlighting, tags,
} from "./vendor/codemirror.min.js";

const LONG = 160; // a longer stretch is not underlined, only shaded while its finding is in hand
const markdown = new Language(defineLanguageFacet(), parser, [], "markdown");
const looks = HighlightStyle.define([
  { tag: tags.heading1, fontSize: "1.5em", fontWeight: "650", lineHeight: "1.3" },
  { tag: tags.heading2, fontSize: "1.25em", fontWeight: "600" },
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.strong, fontWeight: "650" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.processingInstruction, tags.url], color: "var(--soft)" },
  { tag: tags.monospace, fontFamily: "ui-monospace, 'SF Mono', Menlo, monospace", fontSize: ".85em" },
  { tag: tags.comment, color: "var(--soft)", fontFamily: "var(--sans)", fontSize: ".82em", fontFeatureSettings: "'calt' 0" },
]);
const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { font: "1.0625rem/1.7 var(--serif)", overflow: "visible" },
  ".cm-content": { padding: "0 0 8rem", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0" },
  ".found": { textDecoration: "underline 1.5px var(--tone)", textUnderlineOffset: ".26em", textDecorationSkipInk: "none", borderRadius: "3px" },
  ".must": { "--tone": "var(--contradicted)", textDecorationStyle: "wavy" },
  ".should": { "--tone": "var(--vague)", textDecorationStyle: "dashed" },
  ".consider": { "--tone": "var(--focus)", textDecorationStyle: "dotted" },
  ".bare": { textDecoration: "none" },
  ".in-hand": { backgroundColor: "color-mix(in srgb, var(--tone) 16%, transparent)" },
});

export const tell = StateEffect.define();
export const take = StateEffect.define();

// What is found, moved along while the text is edited, and which of it is in hand.
export const marks = StateField.define({
  create: () => ({ list: [], hand: -1 }),
  update(value, { changes, docChanged, effects }) {
    let { list, hand } = value;
    if (docChanged) list = list.map((mark) => moved(mark, changes));
    for (const effect of effects) {
      if (effect.is(tell)) { list = effect.value; hand = -1; }
      if (effect.is(take)) hand = effect.value;
    }
    return list === value.list && hand === value.hand ? value : { list, hand };
  },
  provide: (field) => EditorView.decorations.from(field, underlined),
});

export function open(place, text, changed) {
  const root = place.attachShadow({ mode: "open" });
  const parent = root.appendChild(document.createElement("div"));
  const attributes = { "aria-label": "The story, in Markdown", spellcheck: "true", autocorrect: "on", autocapitalize: "sentences" };
  const extensions = [
    history(), keymap.of([...defaultKeymap, ...historyKeymap]), markdown, syntaxHighlighting(looks), theme, marks,
    EditorView.lineWrapping, EditorView.contentAttributes.of(attributes), EditorView.updateListener.of(changed),
  ];
  return new EditorView({ parent, root, state: EditorState.create({ doc: text, extensions }) });
}

// Put another text in the place of this one, changing only what differs: the cursor stays, and undo brings it back.
export function replace(view, text) {
  const was = view.state.doc.toString();
  let from = 0, end = 0;
  const most = Math.min(was.length, text.length);
  while (from < most && was[from] === text[from]) from++;
  while (end < most - from && was[was.length - 1 - end] === text[text.length - 1 - end]) end++;
  view.dispatch({ changes: { from, to: was.length - end, insert: text.slice(from, text.length - end) }, userEvent: "input" });
}

export function jump(view, { start }) {
  view.dispatch({ selection: { anchor: start }, effects: EditorView.scrollIntoView(start, { y: "center" }) });
  view.focus();
}

// Where a place stands, in pixels of the page as it is scrolled now.
export function height(view, at) {
  const { from, to } = view.viewport;
  const seen = at >= from && at <= to && view.coordsAtPos(at);
  return seen ? seen.top : view.documentTop + view.lineBlockAt(at).top;
}

function moved(mark, changes) {
  const along = (change) => change && { ...change, start: changes.mapPos(change.start, -1), end: changes.mapPos(change.end, -1) };
  const start = changes.mapPos(mark.start, 1), end = Math.max(start, changes.mapPos(mark.end, -1));
  return { ...mark, start, end, fix: along(mark.fix), allow: along(mark.allow) };
}

function underlined({ list, hand }) {
  const ranges = list.flatMap((mark, at) => {
    const twice = list[at - 1]?.start === mark.start && list[at - 1].end === mark.end;
    const names = ["found", mark.tier, twice || mark.end - mark.start > LONG ? "bare" : "", at === hand ? "in-hand" : ""].filter(Boolean);
    return mark.start < mark.end ? [Decoration.mark({ class: names.join(" ") }).range(mark.start, mark.end)] : [];
  });
  return Decoration.set(ranges, true);
}
