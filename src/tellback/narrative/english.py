"""The small words and the verbs of English, by which prose is told from a heap of words."""

from __future__ import annotations

import re
from functools import cache

_SMALL = """a an the this that these those each every either neither both all any some no none such own other another
same few many much more most less least several enough i me my mine myself you your yours yourself he him his himself
she her hers herself it its itself we us our ours ourselves they them their theirs themselves who whom whose which what
where when why how whoever whatever whenever wherever someone something anyone anything everyone everything everybody
nobody nothing somebody anybody one ones of in on at by to for from with without within into onto over under above
below between among through during before after since until against about around across along behind beyond near off
out up down upon toward towards per via like unlike than as and or but nor so yet because although though while whereas
if unless whether once then there here now not never also only just too very even still again already always often ever
soon perhaps maybe rather quite almost instead however therefore thus else yes ok please etc eg ie vs am is are was
were be been being isn't aren't wasn't weren't do does did doing done don't doesn't didn't have has had having haven't
hasn't hadn't can could may might must shall should will would can't cannot couldn't mustn't shouldn't won't wouldn't
i'm you're we're they're it's that's there's what's who's i've you've we've they've i'll you'll we'll they'll he's
she's i'd you'd we'd they'd let's today"""
_VERBS = """accept achieve act add adjust admit adopt advise affect afford agree aim align allow amend analyse analyze
announce answer appear apply appoint approve argue arrange arrive ask assemble assess assign assume assure attach
attack attempt attend attract avoid award bear beat become befriend begin behave believe belong bind boost borrow break
bring broaden build burn buy calculate call cancel capture care carry catch cause celebrate certify change charge check
choose claim clarify clean clear click close collect combine come comment commit communicate compare compete complain
complete complicate comply compute concern conclude configure confirm connect consider consist consult consume contact
contain continue contribute control convert convince cook cope copy correct cost count cover crash create cross cut
deal decide declare decline decrease deduct define delay delete deliver demand deny depend deploy describe deserve
design detect determine develop die differ disable disagree disappear discover discuss display dispute distribute
divide double download draft drag drain draw drive drop duplicate earn ease eat edit eliminate embed emerge emit employ
empower enable encourage end engage enhance enjoy enlarge ensure enter establish estimate evaluate evolve examine
exceed exchange exclude excuse execute exist expand expect experience explain explore export express extend face fail
fall fear feel fetch fight figure file fill filter find finish fire fit fix fly focus follow force forecast forget
forgive form found free fulfil fund gain gather generate get give go govern grasp greet grow guarantee guess guide
halve handle hang happen hate head heal hear help hesitate hide highlight hire hit hold hope hurt identify ignore
imagine implement imply import improve include increase indicate inform inherit inspect install integrate intend
introduce invent invest investigate invite invoice involve issue join judge jump justify keep kick kill know label lack
land last launch lead lean learn leave lend let lie lift limit link list listen live load locate lock log lose love
lower maintain make manage manually map mark match matter mean measure meet mention merge migrate miss mix monitor move
multiply name need negotiate note notice notify obtain occur offer open operate oppose optimise optimize order organise
organize originate overcome overlook owe own pack paint participate pass pause pay perform permit pick pitch place plan
play please plug point post postpone pour prefer prepare present preserve press pretend prevent print process produce
profit program promise promote propose protect prove provide publish pull punish purchase push put qualify question
quit quote raise rank rate reach react read realise realize receive recognise recognize recommend record recover
recruit redirect reduce refer refuse regard register reject relate release rely remain remember remind remove rename
render renew rent repair repeat replace reply report represent request require rescue research resign resist resolve
respect respond rest restart restore restrict result retain retire retrieve return reuse reveal review revise rewrite
ride ring rise risk roll rotate run sail satisfy save say scale scan schedule search secure see seek seem select sell
send separate serve set settle share ship shop shorten show shrink shut sign simplify sing sit skip sleep slow solve
sort sound speak specify spell spend split sponsor spread stage stand standardise standardize start state stay steal
step stick stop store strengthen stretch strike structure struggle study submit subscribe substitute succeed suffer
suggest suit summarise summarize supply support suppose surface surprise surround survive suspect suspend swap switch
synchronise take talk tap target teach tell tend test thank think threaten throw tie touch track trade train transfer
transform translate transmit travel treat trigger trim trust try turn type understand undo unify unite unlock unveil
update upgrade upload urge use validate value vanish vary verify view visit vote wait wake walk want warn wash waste
watch wear weigh welcome win wish withdraw wonder work worry write yield bridge streamline accelerate adapt automate
benefit bundle deepen democratize demonstrate disrupt eliminate equip finance foster fuel harness inspire leverage
modernize navigate outperform partner pilot pioneer pledge power prioritize reimagine reinvent revolutionize rewards
spark spin strive tackle tailor thrive unleash usher"""
_ODD = """arose arisen ate eaten bore borne beat beaten became began begun bit bitten blew blown bound bred broke broken
brought built bought burnt caught chose chosen came crept cut dealt dove drew drawn drank drunk drove driven fell fallen
fed felt fought found fled flew flown forbade forgot forgotten forgave forgiven froze frozen got gotten gave given went
gone ground grew grown hung heard hid hidden held hurt kept knew known laid led left lent let lay lit lost made meant
met paid put quit read rode ridden rang rose risen ran said saw seen sought sold sent set shook shaken shone shot shown
shrank shut sang sat slept slid spoke spoken spent spun split spread stood stole stolen stuck struck swept swam swung
took taken taught tore torn told thought threw thrown understood woke woken wore worn won withdrew wrote written"""
_NOT_NOUNS = """accept achieve add allow announce apply ask assume avoid become begin believe belong bring buy choose
compare connect consider contain continue create decide define deliver deploy describe discover eliminate empower enable
encourage ensure explain explore find follow forget generate get give go grow happen hear help hide hold identify ignore
improve include install introduce join keep know learn leave let lose make manage mean meet need offer open pay perform
prevent produce protect prove provide put reach read receive reduce remember remove repair replace require run save say
see sell send serve set show simplify solve speak spend stop take tell think transform try turn understand unlock use
want win write cut end"""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AUXILIARIES = """am is are was were be been do does did have has had can could may might must shall should will would
can't cannot won't don't doesn't isn't aren't it's that's there's we're you're they're i'm we've you've i've let's
what's here's who's"""


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without figures."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


@cache
def small_words() -> frozenset[str]:
    """Articles, pronouns, prepositions, conjunctions, auxiliaries: they hold a sentence together."""
    return frozenset(_SMALL.split())


@cache
def verb_forms() -> frozenset[str]:
    """The forms of the verbs that a story is likely to use, and the auxiliaries."""
    bases = _VERBS.split()
    return frozenset(
        (*bases, *(form for base in bases for form in _inflected(base)), *_ODD.split(), *_AUXILIARIES.split())
    )


@cache
def finite_forms() -> frozenset[str]:
    """The forms that are hardly ever a noun in a title: "launches", "kept", "can", "reduce"; "report" is not one."""
    ending = (form for base in _VERBS.split() for form in _inflected(base) if not form.endswith("ing"))
    return frozenset((*ending, *_NOT_NOUNS.split(), *_ODD.split(), *_AUXILIARIES.split()))


def _inflected(base: str) -> tuple[str, str, str]:
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    if base.endswith("e"):
        return f"{base}s", f"{base}d", f"{base[:-1]}ing"
    third = f"{base}es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{base}s"
    short = len(base) < 6 and re.search(r"[^aeiou][aeiou][bdglmnprt]$", base)
    stem = base + base[-1] if short else base
    return third, f"{stem}ed", f"{stem}ing"
