// What is typed and not saved, kept in this browser. Each tab keeps its own; what a closed tab leaves, the next one finds.
const GRACE = 300; // milliseconds; a page that is being loaded anew lets go of its draft meanwhile

export function drafts(name) {
  const own = `${name}\n${Date.now()}${Math.random()}`;
  navigator.locks?.request(own, () => new Promise(() => {})); // held as long as this tab is open

  // Whether it is kept: a browser may allow nothing, or have no room.
  function keep(draft) {
    try {
      if (draft) localStorage.setItem(own, JSON.stringify({ ...draft, at: Date.now() }));
      else localStorage.removeItem(own);
      return true;
    } catch { return !draft; }
  }

  // The last draft of a tab that is gone, which is this tab's from now on; none where something was typed here already.
  async function left() {
    try {
      const keys = Object.keys(localStorage).filter((key) => key !== own && key.startsWith(`${name}\n`));
      const all = keys.map((key) => [key, JSON.parse(localStorage.getItem(key))]).sort(([, a], [, b]) => b.at - a.at);
      for (const [key, draft] of all) if (await alone(key, () => inherit(key, draft))) return draft;
    } catch { /* None allowed: none is left. */ }
    return null;
  }

  function inherit(key, draft) {
    if (localStorage.getItem(own) !== null || localStorage.getItem(key) === null) return false;
    localStorage.removeItem(key);
    return keep(draft);
  }

  return { keep, left };
}

async function alone(key, act) {
  if (!navigator.locks) return act();
  try { return await navigator.locks.request(key, { signal: AbortSignal.timeout(GRACE) }, act); } catch { return false; }
}
