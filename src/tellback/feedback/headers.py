"""What exports call their columns: the headers of common tools, likeliest first."""

from __future__ import annotations

from collections.abc import Mapping

from tellback.text.header import normal

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "message", "message body", "review text", "review content", "review body", "review", "body text"),
        *("description text", "plain body", "body", "comment", "comments", "feedback", "verbatim", "content"),
        *("content label", "source body", "attributes body", "user comment text", "selftext", "description", "remark"),
        *("rating comments", "conversation rating remark", "additional comments", "suggestion", "value text", "note"),
        *("answer", "response", "message text", "nachricht", "kommentar", "commentaire", "comentario"),
    ),
    "title": (
        *("title", "subject", "review title", "summary", "headline", "title label", "attributes title", "raw subject"),
        *("conversation title", "betreff", "titel"),
    ),
    "external_id": (
        *("ticket id", "review id", "message id", "conversation id", "issue key", "response id", "submission id"),
        *("respondent id", "case number", "feedback id", "comment id", "id", "id label", "uuid", "key", "number", "#"),
        *("token", "network id", "issue id", "review link", "permalink", "html url", "url", "link"),
    ),
    "said_at": (
        *("created at", "created", "created time", "created date", "submit date", "date submitted", "submitted at"),
        *("review submit date and time", "review created", "review date", "reviewed at", "date", "collected at"),
        *("message created at", "timestamp", "posted at", "published at", "date time opened", "datetime", "at", "time"),
        *("ts", "updated label", "start date", "time started", "end date", "updated", "updated at", "datum"),
    ),
    "answered_at": (
        *("developer reply date and time", "business reply date", "answered at", "replied at", "responded at"),
        *("first admin reply at", "first replied at", "first reply at", "first responded at", "first response at"),
        *("first response time", "first reply time", "first response date", "initial response time"),
        *("developer reply millis since epoch", "developer comment last modified", "reply date", "response date"),
        *("solved at", "resolved at", "resolved time", "resolved", "resolution date", "date resolved"),
    ),
    "author": (
        *("requester email", "customer email", "contact email", "user email", "author email", "reviewer email"),
        *("from email", "person email", "email", "email address", "e mail", "supplied email", "requester id"),
        *("customer id", "user id", "author id", "review consumer user id", "reporter id", "creator id", "contact id"),
        *("requester", "asker", "author", "author uri label", "author name label", "author name", "user login", "user"),
        *("username", "user name", "review username", "reviewer nickname", "reviewer name", "reviewer", "customer"),
        *("contact", "reporter", "creator", "created by", "from", "person", "person id", "customer name", "full name"),
        *("nickname", "display name", "respondent", "respondent id"),
    ),
    "company": (
        *("company", "company name", "organization", "organisation", "organization name", "account", "account name"),
        *("supplied company", "customer company", "company domain", "requester domain"),
    ),
    "plan": ("plan", "plan name", "tier", "subscription", "subscription plan", "edition", "license", "licence"),
    "revenue": ("mrr", "monthly spend", "monthly revenue", "revenue", "arr", "annual revenue"),
    "rating": (
        *("rating", "star rating", "stars", "review stars", "score", "nps", "nps score", "im rating label", "ratings"),
        *("csat", "satisfaction", "satisfaction score", "attributes rating", "conversation rating rating"),
    ),
    "locale": ("locale", "language", "lang", "reviewer language", "language code"),
    "url": ("html url", "review link", "permalink", "ticket url", "web url", "display url", "url", "link"),
}
FIELDS = tuple(NAMES)
WORDS_ABOUT_WORDS = {
    *("text", "body", "message", "comment", "comments", "review", "feedback", "content", "description", "verbatim"),
    *("remark", "answer", "response", "like", "dislike", "pros", "cons", "suggestions", "complaint", "reason"),
}
OF_STAFF = {"assignee", "agent", "admin", "owner", "teammate", "submitter", "developer", "reply"}
ROW_NUMBERS = {"#", "row", "no", "nr", "index", "unnamed 0", "column 1"}


def rank(field: str, name: str) -> float:
    """How well a header fits a field, 0 to 1; the end of a dotted path (`requester.email`) fits a little less."""
    parts = [part for part in name.split(".") if not part.isdecimal()]
    least = len(parts) - 1 if field == "external_id" else 0
    for cut in range(max(1, len(parts) - least)):
        spelled = normal(".".join(parts[cut:]))
        if spelled in NAMES[field]:
            return (0.7 if cut else 1.0) - NAMES[field].index(spelled) * 0.005
    return 0.0


def is_question(name: str) -> bool:
    """Whether a header is a question put to people, as surveys write them."""
    return name.rstrip().endswith("?") or len(name.split()) > 5
