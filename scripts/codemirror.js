// What the web editor takes of CodeMirror: scripts/vendor bundles this into one file.
export { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
export { defineLanguageFacet, HighlightStyle, Language, syntaxHighlighting } from "@codemirror/language";
export { EditorState, StateEffect, StateField } from "@codemirror/state";
export { Decoration, drawSelection, EditorView, keymap } from "@codemirror/view";
export { tags } from "@lezer/highlight";
export { parser } from "@lezer/markdown";
