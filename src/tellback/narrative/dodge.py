"""Words that stand where an answer should: they promise one, wave the question away or praise."""

from __future__ import annotations

from tellback.narrative.phrases import spoken

_DODGE = """
figure it|that|this|things out
to_be decided|determined|announced|confirmed|defined|discussed
TBD|TBA|TODO|tbc|stay_tuned|watch_this_space|time_will_tell
we_will|we.ll see
we hope|believe_strongly
more details|information|on_this coming_soon|soon|later|will_follow|to_follow
coming_soon|in_due_course|at_a_later_date|at_a_later_stage|not_known|unknown|no_idea|don't_know|not_sure
very|really|extremely seriously
take|takes|taking your? privacy|security|data|this … seriously
completely|perfectly|totally|fully|absolutely|always|100% safe|secure|fine
will_be|is|are very|extremely|really|quite|totally|super|truly? great|amazing|competitive
will_be|is|are very|extremely|really|quite|totally|super|truly? affordable|attractive|awesome
will_be|is|are very|extremely|really|quite|totally|super|truly? reasonable|fantastic|excellent
will_be|is|are very|extremely|really|quite|totally|super|truly? huge|enormous|unbeatable
minimal|negligible|insignificant|low|little risk|risks|impact|downside*
very_little|no|no_real|no_significant|no_major|few risk|risks|impact|downside*
risk|risks is|are|will_be very|really|extremely|quite|pretty? minimal|low|negligible
risk|risks is|are|will_be very|really|extremely|quite|pretty? small|unlikely|manageable|limited
no|any real|known|significant|serious|major? drawbacks|downsides|limits|limitations|competitors|competition|rivals
nothing can|could|will|would|else|comes|compares|to_worry
nobody|no_one|none will|would|could|can|has|else|should
everyone|everybody|anyone|all_customers|all_users|every_customer will|would|can|wants|loves|needs|is
don't|no_need_to|not_to worry
trust us|me
we_are|we're very|highly|fully|quite? confident|convinced|sure|excited|committed
industry-leading|industry_leading|world-class|world_class
best-in-class|best_in_class|cutting-edge|state-of-the-art
magic|magical|magically|seamless|seamlessly|revolutionary|game-changing|unparalleled|second_to_none
it just works
never want|wants|regret|look_back
it depends|varies
contact_sales|contact_us for|to|about pricing|prices|a_quote|details|discuss
easily|simply|quickly be? solved|handled|overcome|addressed|managed
good|great|excellent|strong question|fit|position
"""


def dodges(text: str) -> bool:
    """Whether a sentence avoids the question. One with a number in it is taken at its word."""
    return not any(character.isdigit() for character in text) and spoken(_DODGE, text)
