"""What is known of customers and complaints, and from when to when they are watched."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unjoined:
    """Complaints that no customer is counted for, and why; the examples are masked."""

    reason: str
    complaints: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What the answers stand on. Days are ISO, "" where not known; counts are of the watched time unless said, and
    0 where nobody could be watched.

    A customer is watched from the later of `churn_from` and `complaints_from` (or from the first day as a customer)
    until the customer leaves, or until `until`. A roster may say that a customer came back: `spells` counts those
    times as a customer, `customers` the people. `left` chose to leave; `involuntary` ended otherwise (a payment that
    failed). `proposed_churn_from` and `proposed_complaints_from` are the days the data suggest, before they are given.

    Of the `complaints` kept, `joined` belong to a customer; `leaving` ask to cancel and `decided` were made when the
    customer had already decided to leave, and both are left out; `counted` are those that a customer made while
    watched and not on the last day; `complainers` are the customers who were watched for some time after one (None:
    fewer than k, but some).
    `unknown` customers came before complaints were recorded: they count neither as complaining nor as silent until
    they are heard; `undated` ones have no first day, and are not watched at all.
    """

    churn_from: str
    complaints_from: str
    until: str
    customers: int = 0
    spells: int = 0
    years: float = 0.0
    left: int = 0
    involuntary: int = 0
    unknown: int = 0
    undated: int = 0
    complaints: int = 0
    joined: int = 0
    leaving: int = 0
    decided: int = 0
    counted: int = 0
    complainers: int | None = 0
    answers_known: bool = False
    unjoined: tuple[Unjoined, ...] = ()
    plans: tuple[str, ...] = ()
    usages: tuple[str, ...] = ()
    proposed_churn_from: str = ""
    proposed_complaints_from: str = ""
    k: int = 5
