"""Whether a hard question counts as answered where a person says it is: sixty real documents, 27 questions each.

The key (labels/rfc_answers.jsonl) was made by hand, by somebody who did not see the catalogue's phrases; the phrases
were written with the ten documents whose names come first in view, so these stand in a row of their own.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tellback.narrative.answered import hard_questions
from tellback.narrative.intent import intents
from tellback.narrative.parse import parse
from tellback.stats.intervals import share

HERE = Path(__file__).parent
DATA = Path(os.environ.get("TELLBACK_DATA", HERE.parent.parent / "shared" / "data")) / "cdk_rfcs" / "text"
SEEN = 10
Cell = tuple[str, str, bool, bool]
"""A document, a question, what the key says and what we say."""


def main() -> None:
    cells = list(compared())
    seen = sorted(path.name for path in DATA.glob("*.md"))[:SEEN]
    parts = {
        "all": cells,
        "documents not looked at before": [cell for cell in cells if cell[0] not in seen],
        f"the {SEEN} documents the phrases were written with": [cell for cell in cells if cell[0] in seen],
    }
    for name, part in parts.items():
        if part:
            say("Hard questions: agreement with a hand-made key", "documents", name, part)
    for intent in intents():
        say("Hard questions one by one", "question", intent.name, [cell for cell in cells if cell[1] == intent.name])


def compared() -> list[Cell]:
    """Every cell of the key with ours."""
    key: dict[str, dict[str, bool]] = defaultdict(dict)
    for line in (HERE / "labels" / "rfc_answers.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        key[row["file"]][row["intent"]] = row["answered"]
    found = []
    for file, wanted in key.items():
        ours = hard_questions(parse((DATA / file).read_text(encoding="utf-8"), file))
        found += [(file, each.intent, wanted[each.intent], each.sentence is not None) for each in ours]
    return found


def say(table: str, column: str, name: str, cells: Sequence[Cell]) -> None:
    pairs = [(wanted, ours) for _, _, wanted, ours in cells]
    right, both = sum(wanted == ours for wanted, ours in pairs), pairs.count((True, True))
    wanted, ours = sum(wanted for wanted, _ in pairs), sum(ours for _, ours in pairs)
    agreed = share(right, len(pairs))
    line = {
        "table": table,
        column: name,
        "n": len(pairs),
        "agreement": right / len(pairs),
        "95 % interval": f"{agreed.low:.3f}–{agreed.high:.3f}",
        "never answered": 1 - wanted / len(pairs),
        "answered in the key": wanted,
        "precision": both / ours if ours else None,
        "recall": both / wanted if wanted else None,
    }
    print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
