"""Hard questions every story is asked: `price.md` is the page of the rule unanswered-price and what it goes by."""
