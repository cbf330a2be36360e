"""Columns are recognised by what they are called and what they hold, and doubts are said."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tellback.errors import UnknownColumns
from tellback.feedback.columns import guess, settle
from tellback.feedback.source import Columns
from tellback.text.record import Record

WORDS = (
    "It crashes every time I open a folder",
    "Please bring back the old toolbar, I miss it",
    "The new search is really fast, thank you",
    "Sync stops overnight and I sign in again",
    "The font in the list is too small to read",
)


def table(**columns: tuple[str, ...]) -> list[Record]:
    """Rows of the columns given, as often as needed; words and row numbers are filled in."""
    rows = max(map(len, columns.values()))
    return [
        Record(n + 2, str(n), {name: cells[n % len(cells)] for name, cells in columns.items()}) for n in range(rows)
    ]


def vendor(header: str, **cells: tuple[str, ...]) -> list[Record]:
    """Rows under a vendor's header; columns not given hold `x`."""
    names = [name.strip() for name in header.split(",")]
    filled = {name: cells.get(name.replace(" ", "_"), ("x",)) for name in names}
    return [Record(n + 2, str(n), {name: row[n % len(row)] for name, row in filled.items()}) for n in range(5)]


IDS = ("1001", "1003", "1007", "1010", "1012")
DAYS = ("2026-01-05 09:12", "2026-01-06 10:00", "2026-01-07 11:30", "2026-01-13 12:00", "2026-01-14 08:00")
MAILS = ("ana@example.com", "ben@example.com", "ana@example.com", "dev@example.com", "eve@example.com")
STARS = ("1", "4", "5", "2", "3")


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        (
            "Ticket ID,Subject,Description,Status,Agent,Group,Created time,Tags,Email,Company Name",
            {
                "Ticket_ID": IDS,
                "Subject": ("Crash on start", "Old toolbar"),
                "Description": WORDS,
                "Agent": ("Kim", "Lee"),
                "Created_time": DAYS,
                "Email": MAILS,
                "Company_Name": ("Acme", "Basil Ltd"),
            },
            {
                "text": "Description",
                "title": "Subject",
                "external_id": "Ticket ID",
                "said_at": "Created time",
                "author": "Email",
                "company": "Company Name",
            },
        ),
        (
            "App,Reviewer Language,Review Submit Date and Time,Star Rating,Review Title,Review Text,Review Link",
            {
                "Reviewer_Language": ("en", "de"),
                "Review_Submit_Date_and_Time": ("2026-01-05T09:12:00Z",),
                "Star_Rating": STARS,
                "Review_Title": ("Very good", "Not so good"),
                "Review_Text": WORDS,
                "Review_Link": tuple(f"https://play.example/?reviewId={n}" for n in IDS),
            },
            {
                "text": "Review Text",
                "title": "Review Title",
                "external_id": "Review Link",
                "said_at": "Review Submit Date and Time",
                "rating": "Star Rating",
                "locale": "Reviewer Language",
            },
        ),
        (
            "Summary,Issue key,Issue id,Issue Type,Assignee,Reporter,Created,Description,Comment",
            {
                "Summary": ("Crash on start", "Old toolbar wanted", "Font size", "Sync stops", "Search"),
                "Issue_key": tuple(f"AB-{n}" for n in IDS),
                "Issue_id": IDS,
                "Assignee": ("kim", "lee"),
                "Reporter": ("ana", "ben"),
                "Created": ("05/Sep/26 11:00 AM",),
                "Description": WORDS,
                "Comment": ("06/Sep/26 1:00 PM;kim;we are looking into it",),
            },
            {
                "text": "Description",
                "title": "Summary",
                "external_id": "Issue key",
                "said_at": "Created",
                "author": "Reporter",
            },
        ),
        (
            "Review Id,Review Created (UTC),Review Stars,Review Title,Review Content,Review Username,Domain Url",
            {
                "Review_Id": IDS,
                "Review_Created_(UTC)": DAYS,
                "Review_Stars": STARS,
                "Review_Title": ("So so", "Very good"),
                "Review_Content": WORDS,
                "Review_Username": ("Ana", "Ben"),
            },
            {
                "text": "Review Content",
                "title": "Review Title",
                "external_id": "Review Id",
                "said_at": "Review Created (UTC)",
                "author": "Review Username",
                "rating": "Review Stars",
            },
        ),
        (
            "id,created_at,source.body,source.author.email,company.plan,statistics.count_reopens,admin_assignee_id",
            {
                "id": IDS,
                "created_at": ("1788606000", "1788606100"),
                "source.body": WORDS,
                "source.author.email": MAILS,
                "company.plan": ("solo", "team"),
                "statistics.count_reopens": ("0", "1"),
            },
            {
                "text": "source.body",
                "external_id": "id",
                "said_at": "created_at",
                "author": "source.author.email",
                "plan": "company.plan",
            },
        ),
        (
            "reviewId,userName,content,score,at,replyContent",
            {
                "reviewId": IDS,
                "userName": ("Ana", "Ben"),
                "content": WORDS,
                "score": STARS,
                "at": DAYS,
                "replyContent": ("Thank you for your kind words, please write to us",),
            },
            {"text": "content", "external_id": "reviewId", "said_at": "at", "author": "userName", "rating": "score"},
        ),
    ],
    ids=["freshdesk", "play", "jira", "trustpilot", "intercom", "google-play-scraper"],
)
def test_common_exports_are_known(header: str, cells: Mapping[str, tuple[str, ...]], expected: dict[str, str]) -> None:
    assert guess(vendor(header, **cells)).fields == expected


@pytest.mark.parametrize(
    "name",
    [
        *("Developer Reply Date and Time", "Business Reply Date (UTC)", "repliedAt", "Solved at", "Resolved"),
        *("Initial response time", "statistics.first_admin_reply_at", "answered_at", "First response time"),
    ],
)
def test_the_day_of_the_answer_is_known_by_many_names(name: str) -> None:
    columns = guess(table(created_at=DAYS, text=WORDS, **{name: (DAYS[3], "", DAYS[4], "", "")}))
    assert (columns.fields["said_at"], columns.fields["answered_at"]) == ("created_at", name)
    assert columns.why["answered_at"] == "40% of the rows have a date"


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("First response time (in hrs)", ("00:12:03", "27:00:10")),
        ("First response time", ("00:12:03", "27:00:10")),
        ("First reply time in minutes", ("12", "340")),
        ("Resolved", ("yes", "no")),
        ("Updated at", DAYS),
        ("Closed time", DAYS),
    ],
)
def test_how_long_an_answer_took_is_no_day(name: str, cells: tuple[str, ...]) -> None:
    assert "answered_at" not in guess(table(created_at=DAYS, text=WORDS, **{name: cells})).fields


def test_the_day_of_the_answer_is_never_taken_for_the_day_it_was_said() -> None:
    fields = guess(table(when_it_came=DAYS, text=WORDS, **{"Solved at": DAYS})).fields
    assert (fields["said_at"], fields["answered_at"]) == ("when_it_came", "Solved at")
    assert "said_at" not in guess(table(text=WORDS, **{"Solved at": DAYS})).fields


def test_every_choice_has_its_reason() -> None:
    columns = guess(table(text=WORDS, number=IDS))
    assert columns.why["text"] == "100% of its filled rows hold a sentence"
    assert columns.why["external_id"] == "different in every row"


def test_words_are_found_by_content_where_the_name_says_nothing() -> None:
    columns = guess(table(f1=IDS, f2=("a", "b"), f3=WORDS))
    assert columns.fields["text"] == "f3"
    assert columns.unsure == ("text ← f3 is a guess by content alone",)


def test_a_second_column_of_sentences_is_a_doubt() -> None:
    replies = tuple(f"Thank you for writing, {word.lower()}" for word in WORDS)
    assert any(
        "--map text=f2" in doubt or "--map text=f1" in doubt for doubt in guess(table(f1=WORDS, f2=replies)).unsure
    )


def test_praise_and_complaint_asked_apart_are_both_taken() -> None:
    best, worst = "What do you like best about the product?", "What do you dislike about the product?"
    sample = table(**{best: WORDS, worst: WORDS[::-1], "Star Rating": STARS})
    assert guess(sample).fields["text"] == f"{best} + {worst}"


def test_open_questions_of_a_survey_are_all_taken_and_choices_are_not() -> None:
    sample = table(
        **{
            "Respondent ID": IDS,
            "What hinders you in your daily work?": WORDS,
            "What would you like to see next?": WORDS[::-1],
            "How often do you use it, all in all?": ("Every day", "Never", "Every day", "Every day", "Never"),
        }
    )
    columns = guess(sample)
    assert columns.fields["text"] == "What hinders you in your daily work? + What would you like to see next?"


def test_an_id_must_be_different_in_every_row() -> None:
    assert guess(table(id=("1", "1", "2", "3", "4"), text=WORDS)).fields["external_id"] == ""


def test_mere_row_numbers_are_no_id() -> None:
    assert guess(table(**{"#": ("1", "2", "3", "4", "5"), "text": WORDS})).fields["external_id"] == ""


def test_staff_are_not_the_author() -> None:
    assert "author" not in guess(table(**{"assignee.email": MAILS, "text": WORDS})).fields


def test_what_is_given_wins_over_what_was_kept_and_that_over_the_guess() -> None:
    sample = table(id=IDS, text=WORDS, body=WORDS[::-1], who=MAILS)
    kept = settle(sample, {"text": "body"}, {})
    given = settle(sample, {"text": "body"}, {"text": "text + body", "external_id": ""})
    assert (kept.fields["text"], kept.why["text"]) == ("body", "kept in tellback.toml")
    assert (given.fields["text"], given.fields["external_id"]) == ("text + body", "")


def test_a_kept_column_the_file_lacks_is_guessed_again() -> None:
    assert settle(table(text=WORDS), {"text": "gone"}, {}).fields["text"] == "text"


def unknown(sample: list[Record], **given: str) -> str:
    with pytest.raises(UnknownColumns) as error:
        settle(sample, {}, given)
    return str(error.value)


def test_no_words_at_all_says_what_to_give() -> None:
    said = unknown(table(id=IDS, reason=("too slow", "too dear", "too slow", "too dear", "n/a")))
    assert "--map text=reason" in said
    assert "`id`, `reason`" in said


def test_a_wrong_name_is_told_with_the_nearest_right_one() -> None:
    sample = table(Body=WORDS)
    assert "Did you mean text?" in unknown(sample, txt="Body")
    assert "Did you mean `Body`?" in unknown(sample, text="Bodi")
    assert '"day first"' in unknown(sample, dates="american")


def settled(**columns: tuple[str, ...]) -> Columns:
    return settle(table(text=WORDS, **columns), {}, {})


def test_ratings_know_their_scale() -> None:
    assert settled(rating=STARS).scale == "1-5"
    assert settled(score=("0", "7", "10", "9", "3")).scale == "0-10"
    assert settled(nps=("1", "4", "5")).scale == "0-10"
    assert settled(csat=("20", "95")).scale == "0-100"


def test_the_order_of_day_and_month_is_settled_by_the_column() -> None:
    assert settled(created=("6/7/2025", "6/21/2025")).dates == "month first"
    assert settled(created=("6/7/2025", "6/8/2025")).dates is None
    assert settled(created=DAYS).dates == ""
    assert "`created` names no time zone: taken as UTC" in settled(created=DAYS).unsure


def test_an_id_column_may_hold_the_same_ticket_twice() -> None:
    ids = [f"T-{number}" for number in range(60)]
    columns = guess(table(ticket_id=(*ids, ids[7]), text=tuple(f"{WORDS[0]} {number}" for number in range(61))))
    assert columns.fields["external_id"] == "ticket_id"
    assert columns.why["external_id"] == "different in 98% of the rows"
