"""Themes of the same documents by tellback and by BERTopic as it comes: CPU seconds end to end, and how good they are.

Banking77 (13,083 messages, 77 intents) and CLINC150 in scope (22,500 messages, 150 intents); the labels only judge.
Each run is a process of its own: load the model, embed, cluster, name. BERTopic needs .bench/ (bench/peer-venv).
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

HERE = Path(__file__).parent
DATA = Path(os.environ.get("TELLBACK_DATA") or HERE.parents[1] / "shared" / "data") / "intents"
PEER = HERE.parent / ".bench" / "bin" / "python"
Pairs = list[tuple[str, str]]


def banking() -> Pairs:
    """All messages of Banking77 with their intents."""
    files = [DATA / f"banking77_{part}.csv" for part in ("train", "test")]
    return [(row["text"], row["category"]) for file in files for row in csv.DictReader(lines(file))]


def clinc() -> Pairs:
    """The messages of CLINC150 that have an intent."""
    rows = csv.DictReader(lines(DATA / "clinc150.csv"))
    return [(row["text"], row["intent"]) for row in rows if row["intent"] != "oos"]


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines(keepends=True)


def main(*wanted: str) -> None:
    """Both data sets, or those that are named."""
    for name, pairs in (("Banking77", banking()), ("CLINC150", clinc())):
        if wanted and name not in wanted:
            continue
        base = measure(name, pairs, "BERTopic", [str(PEER), str(HERE / "bertopic_peer.py")]) if PEER.exists() else 0.0
        if not base:
            print("BERTopic is not installed beside us: run bench/peer-venv first", file=sys.stderr)
        for model in ("built-in", "minilm"):
            measure(name, pairs, f"tellback, {model}", [sys.executable, __file__, model], base)


def measure(data: str, pairs: Pairs, name: str, command: list[str], base: float = 0.0) -> float:
    """Run one way in a process of its own and print its line; its CPU seconds."""
    from sklearn.metrics import adjusted_rand_score, v_measure_score

    with tempfile.TemporaryDirectory() as scratch:
        texts, out = Path(scratch) / "texts.json", Path(scratch) / "out.json"
        texts.write_text(json.dumps([text for text, _ in pairs]))
        subprocess.run([*command, str(texts), str(out)], check=True, stdout=subprocess.DEVNULL)
        found = json.loads(out.read_text())
    truth, labels, assigned = [intent for _, intent in pairs], found["labels"], found.get("assigned", found["labels"])
    alone = [label if label >= 0 else -1 - at for at, label in enumerate(labels)]
    placed = {text for (text, _), label in zip(pairs, labels, strict=True) if label >= 0}
    lost = sum(label < 0 and text in placed for (text, _), label in zip(pairs, labels, strict=True))
    line: dict[str, object] = {
        "table": f"Themes of {data} ({len(pairs):,} messages, {len(set(truth))} intents)",
        "by": name,
        "CPU s": round(found["cpu"], 1),
        "times less": round(base / found["cpu"], 1) if base else "",
        "of it embedding": round(found["embed"], 1),
        "compiling, not counted": round(found["compile"], 1),
        "peak MB": round(found["peak"]),
        "themes": len({label for label in labels if label >= 0}),
        "unassigned": f"{sum(label < 0 for label in labels) / len(labels):.1%}",
        "repeats unassigned": lost,
        "V": round(v_measure_score(truth, labels), 3),
        "ARI": round(adjusted_rand_score(truth, labels), 3),
        "V, outliers apart": round(v_measure_score(truth, alone), 3),
        "V, outliers assigned": round(v_measure_score(truth, assigned), 3),
        "ARI, outliers assigned": round(adjusted_rand_score(truth, assigned), 3),
        "versions": found["versions"],
    }
    print(json.dumps(line), flush=True)
    return float(found["cpu"])


def ours(model_name: str, texts_file: str, out_file: str) -> None:
    """What tellback does with the texts, in this process."""
    import numpy as np

    from tellback.feedback.cluster import cluster
    from tellback.feedback.ground import content_keys
    from tellback.feedback.phrases import name_themes
    from tellback.model.base import open_model

    texts = json.loads(Path(texts_file).read_text())
    began = cpu()
    vectors = open_model(model_name).embed(texts)
    embedded = cpu()
    labels = cluster(vectors, content_keys(texts))
    name_themes([[texts[at] for at in np.flatnonzero(labels == label)] for label in range(int(labels.max()) + 1)])
    result = {
        "labels": labels.tolist(),
        "cpu": cpu() - began,
        "embed": embedded - began,
        "compile": 0.0,
        "peak": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
        "versions": "",
    }
    Path(out_file).write_text(json.dumps(result))


def cpu() -> float:
    used = getrusage(RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    ours(*sys.argv[1:]) if len(sys.argv) > 2 else main(*sys.argv[1:])
