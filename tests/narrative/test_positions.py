"""A finding points at its words to the character, in every count, whatever else stands in the text."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tellback.narrative.check import check
from tellback.narrative.outputs import say
from tellback.narrative.parse import parse
from tellback.narrative.prepare import prepare
from tellback.narrative.proofread import Proof
from tellback.text.units import Units

NOISE = st.lists(
    st.sampled_from(
        ["🙂", "👩‍🚀", "🇩🇪", "e\u0301", "\u0928\u093f", "a\u0308", "\t", "é", "中文", "\u00a0", "x", "**b**"]
    ),
    max_size=6,
).map("".join)
BREAKS = st.sampled_from(["\n", "\r\n"])


@settings(max_examples=30, deadline=None)
@given(noise=st.lists(NOISE, min_size=4, max_size=4), line_end=BREAKS, mark=st.booleans())
def test_words_are_found_where_they_stand(noise: list[str], line_end: str, mark: bool) -> None:
    one, two, three, four = noise
    lines = [f"# Heron {one} pays", "", f"Ana {two} leads the world-class team,", f"{three} Ben a stunning {four} one."]
    text = "\ufeff" * mark + line_end.join([*lines, ""])
    draft = prepare(parse(text, "story.md"))
    proof = Proof(draft, check(draft))
    found = [each for each in json.loads(say([proof], "json")) if each["rule"] == "hype"]
    assert [_words(text, each) for each in found] == ["world-class", "stunning"]
    for finding in proof.findings:
        span = finding.span
        for encoding, codec, width in (("utf-8", "utf-8", 1), ("utf-16", "utf-16-le", 2)):
            units, raw = Units(text, encoding), text.encode(codec)
            start, end = (width * units.offset(at) for at in (span.start, span.end))
            assert raw[start:end].decode(codec) == span.of(text)


def _words(text: str, found: dict[str, int]) -> str:
    assert found["line"] == found["end_line"]
    return text.removeprefix("\ufeff").split("\n")[found["line"] - 1][found["column"] - 1 : found["end_column"] - 1]
