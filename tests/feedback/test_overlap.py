from __future__ import annotations

from tellback.feedback.overlap import overlap


def test_rare_shared_words_count_most() -> None:
    texts = ["export contacts as vcard", "contacts and groups", "export a calendar"]
    shared = overlap(["how to export my contacts to a vCard"], texts)[0]
    assert shared.argmax() == 0
    assert shared[0] > 2 * shared[1]
    assert 0 <= shared.min() <= shared.max() <= 1


def test_no_words_share_nothing() -> None:
    assert overlap(["?!", "the"], ["the", "of"]).max() == 0
    assert overlap(["zebra"], ["mail"]).max() == 0
