"""What is said after reading is told in words and counts, and names nobody."""

from __future__ import annotations

from dataclasses import replace

from moved import reader
from tellback.audience.afterwards import answers, wish
from tellback.audience.heard import Reader
from tellback.audience.invitation import Audience

EXECUTIVES, INVESTORS, CUSTOMERS = Audience


def said(audience: Audience, rating: int, answer: str = "") -> Reader:
    return replace(reader(audience), rating=rating, answer=answer)


def test_ratings_are_counted_of_those_who_rated() -> None:
    found = wish([said(CUSTOMERS, 5)] * 6 + [said(CUSTOMERS, 2)] * 4 + [said(CUSTOMERS, 0)] * 9, "", 5)
    assert found and found.readers == (0, 4, 0, 0, 6)
    assert (found.n, found.high.estimate, found.between) == (10, 0.6, "31 % to 84 %")


def test_a_handful_of_ratings_is_no_share_and_fewer_are_hidden() -> None:
    few = [said(CUSTOMERS, 5)] * 6
    found = wish(few, "customers", 5)
    assert found and (found.n, found.between) == (6, "")
    assert wish(few[:4] + [said(CUSTOMERS, 0)] * 9, "", 5) is None


def test_what_few_say_it_is_is_told_without_their_audience() -> None:
    crowd = [said(EXECUTIVES, 0, "Mail for chiefs, says ana@mail.example")] * 3
    crowd += [said(INVESTORS, 0, "A business")] * 9 + [said(CUSTOMERS, 0, "Mail")] * 6
    told = {(each.text, each.audience) for each in answers(crowd, "", 5)}
    assert told == {("Mail for chiefs, says [email]", ""), ("A business", "investors"), ("Mail", "")}
    assert answers(crowd, "executives", 5) == answers(crowd, "customers", 5) == ()
    assert {each.text for each in answers(crowd, "investors", 5)} == {"A business"}
    assert answers(crowd[:3], "", 5) == ()
