"""How good the readers are is said beside what they say."""

from __future__ import annotations

from dataclasses import replace

from comparing import FEW, UNFAIR, alarmed, compared
from tellback.audience import witness_words
from tellback.audience.heard import ERASED
from tellback.audience.resonance import LeftOut
from tellback.stats.ratio_alarm import check_sharing


def test_readers_who_do_not_agree_with_themselves_are_named() -> None:
    steady = compared().reliability
    assert steady
    assert "between 71 % and 93 % of readers say the same" in witness_words.reliability(steady)
    assert "with care" in witness_words.reliability(replace(steady, low=0.4))
    assert "with care" not in witness_words.reliability(steady)
    assert "cannot be said yet" in witness_words.reliability(FEW)
    assert witness_words.reliability(None).startswith("Nobody was asked")


def test_those_left_out_are_counted_by_version() -> None:
    assert witness_words.left_out(compared()).startswith("1 reader is left out")
    assert witness_words.left_out(compared()).endswith("1 who read v3, 0 who read v4.")
    assert (
        witness_words.left_out(compared(left_out=(LeftOut("in a hurry", 0, 0),))) == "No reader is left out by a rule."
    )
    erased = compared(left_out=(LeftOut("in a hurry", 0, 0), LeftOut(ERASED, 1, 1)))
    assert witness_words.left_out(erased) == "No reader is left out by a rule. What 2 readers said is erased."


def test_how_readers_were_shared_out_is_said() -> None:
    assert witness_words.shared_out(compared()).endswith("17 finished v3 and 17 v4: as planned.")
    assert witness_words.shared_out(compared(sharing=check_sharing((3, 2)))).endswith(
        "too few to see whether that is as planned."
    )
    assert witness_words.shared_out(compared(sharing=check_sharing((0, 0)))).startswith("Nobody was given")
    assert witness_words.shared_out(alarmed()) == UNFAIR.alarm
