"""Who went quiet and who waits: in lines for the terminal, and as a table to take along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellback.people.redact import redact
from tellback.retention.account import Account, Money, Silence
from tellback.retention.backtest import BackTest
from tellback.retention.foretold import QUIET, WAITING, Named, foretold
from tellback.show.table import Table
from tellback.show.terminal import counted, faint, paragraph, strong

COLUMNS = (
    "customer", "company", "segment", "plan", "revenue a month", "currency", "went quiet", "last heard", "days silent",
    "usual gap in days", "longest gap in days", "days heard", "unanswered complaints", "unanswered since",
    "asks to cancel", "last words on", "last words", "their theme",
)  # fmt: skip
NO_CUSTOMERS = "tellback does not know your customers yet. `tellback customers FILE` takes them in."
NO_MESSAGES = "Nothing that your customers wrote is known yet. `tellback import FILE` takes messages in."
NO_JOIN = (
    "No message belongs to a customer. Messages need an author or company by which the roster knows the customer:"
    " an id, an e-mail address or a domain."
)
NO_ANSWERS = (
    "No source tells when a message was answered, so nobody can be said to wait. Import messages with a column for it:"
    " `tellback import FILE --map answered_at=COLUMN`."
)
NOBODY = "Nobody fits: by their own rhythm, nobody is silent for longer than usual, and no complaint is unanswered."


def lacking(found: Silence) -> str:
    """What has to be brought before there can be a list; empty where it is there."""
    if not found.customers:
        return NO_CUSTOMERS
    if found.messages or found.rhythm:
        return ""
    return NO_JOIN if found.heard else NO_MESSAGES


def lines(found: Silence) -> Iterator[str]:
    """How well the list did, what is at stake, and the list."""
    if lack := lacking(found):
        yield paragraph(lack)
        return
    for heading, test, named in tests(found):
        yield strong(heading)
        yield from (paragraph(sentence, indent=2) for sentence in foretold(test, named))
    if not found.answers_known:
        yield paragraph(NO_ANSWERS)
    yield ""
    yield paragraph(standing(found))
    for account in found.accounts:
        yield ""
        yield from _account(account)
    if not found.total:
        yield paragraph(NOBODY)
    if len(found.accounts) < found.total:
        yield faint(f"\nand {found.total - len(found.accounts):,} more: --limit {found.total}, or --csv FILE for all")


def tests(found: Silence) -> Sequence[tuple[str, BackTest, Named]]:
    """Both look backs under their headings; that of complaints where answers are known."""
    quiet = ("Does going quiet foretell leaving?", found.quiet_test, QUIET)
    waiting = ("Does an unanswered complaint foretell leaving?", found.waiting_test, WAITING)
    return (quiet, waiting) if found.answers_known else (quiet,)


def standing(found: Silence) -> str:
    """As of when, how many of how many, and what they pay."""
    whole = f"As of {found.as_of}, of {counted(found.customers, 'customer')} {found.rhythm:,} have a rhythm."
    return f"{whole} Listed: {found.quiet:,} quiet, {found.waiting:,} waiting for an answer; {stake(found.money)}."


def stake(money: Sequence[Money]) -> str:
    """What they pay a month; a company counts once, nothing is converted."""
    parts = [_amount(each.revenue, each.currency) for each in money if each.companies]
    unknown = sum(each.unknown for each in money)
    left = f", and of {unknown:,} it is not known" if unknown else ""
    if not parts:
        return "what they pay is not known" if unknown else "nothing is at stake"
    return f"together they pay {' and '.join(parts)} a month, a company counted once{left}"


def price(account: Account) -> str:
    """What one pays a month; "" where it is not known."""
    return "" if account.revenue is None else _amount(account.revenue, account.currency)


def why(account: Account) -> Iterator[str]:
    """Why a customer is listed, in a sentence or two."""
    if account.quiet and account.usual_gap is not None:
        yield (
            f"Silent for {account.silent:,} days, since {account.last_heard}; heard on {account.days_heard:,} days"
            f" before, usually {account.usual_gap:,.0f} days apart and never more than {account.longest_gap:,}."
        )
    if account.waiting:
        asks = ", and asks to cancel" if account.leaving else ""
        yield f"{counted(account.waiting, 'complaint')} unanswered since {account.waiting_since}{asks}."


def table(found: Silence, with_email: bool = False) -> Table:
    """Every account in a row, what customers wrote and are called masked; addresses only where they are asked for."""
    columns = (*COLUMNS, "e-mail") if with_email else COLUMNS
    return Table(columns, tuple(_row(account, with_email) for account in found.accounts))


def _amount(revenue: float, currency: str) -> str:
    return f"{revenue:,.{0 if revenue == round(revenue) else 2}f} {currency}".strip()


def _account(account: Account) -> Iterator[str]:
    facts = (account.company, account.plan, price(account) and f"{price(account)} a month")
    yield strong(redact(account.name)) + faint("  " + redact(" · ".join(fact for fact in facts if fact)))
    yield from (paragraph(sentence, indent=2) for sentence in why(account))
    if words := account.last_words:
        theme = f", {redact(words.theme_name)}" if words.theme_name else ""
        yield paragraph(f"“{redact(words.text)}”", indent=2) + faint(
            f"  {words.said_on}{theme}, message {words.message}"
        )


def _row(account: Account, with_email: bool) -> tuple[str | float | None, ...]:
    words = account.last_words
    said = (words.said_on, redact(words.text), redact(words.theme_name)) if words else ("", "", "")
    return (
        redact(account.name), redact(account.company), account.segment, account.plan, account.revenue, account.currency,
        _yes(account.quiet), account.last_heard, account.silent if account.last_heard else None, account.usual_gap,
        account.longest_gap, account.days_heard, account.waiting, account.waiting_since, _yes(account.leaving), *said,
        *([account.email] if with_email else []),
    )  # fmt: skip


def _yes(flag: bool) -> str:
    return "yes" if flag else ""
