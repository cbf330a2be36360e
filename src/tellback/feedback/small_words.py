"""Words that carry no theme by themselves: function words, courtesies, and what is said in any complaint."""

from __future__ import annotations

_FUNCTION = """
a about above after again all almost already also although always am an and another any anybody anyone anything
anyway are around as at away back be became because been before being below between both but by came can come comes
could did do does doing done down during each either else enough etc even ever every everyone everything few for from
further get gets getting give given go goes going gone gonna got had has have having he her here hers herself him
himself his how however i if im in instead into is it its itself just keep keeps kind last least less let lets like
lot lots made make makes making many may maybe me mean meant might mine more most much must my myself need needs
never next none now of off often oh ok okay on once one ones only onto or other others otherwise our ours out over own
per perhaps put quite rather really right said same saw say says see seem seems seen several shall she should since so
some somehow someone something sometimes somewhere soon still such sure take taken tell than that thats the their
theirs them themselves then there theres these they thing things think this those though thought through thus till
time times to together told too took toward tried tries try trying two under until up upon us use used uses using very
via want wanted wants was way ways we well went were what whatever when whenever where whether which while who whole
whom whose why will wish with within wonder would yeah yes yet you your yours yourself
i'm i've i'd i'll it's that's there's what's he's she's we're we've you're you've they're they've let's
able actually basically certain completely correctly currently different exactly finally first further good great
however just know known long lot main mostly new nice old only possible probably properly quickly recent recently
simply small specific suddenly unfortunately usually whole today yesterday ago am pm eg ie vs
der die das und ist nicht ich ein eine einen einem einer zu mit den dem des auf für es sich auch wenn wie aber nach
bei kann keine kein noch nur wird habe haben hat mehr von im sind seit wir man oder mir mein meine meinen bitte wurde
werden sie er als an aus so da dass diese dieser dieses um am was über durch vor zum zur ihr immer jetzt schon hier
dann alle alles wieder
le la les et est une un des pas je que qui dans pour ne avec sur mon ma mes il ce cette vous nous plus du de au aux
c'est n'est j'ai sont mais depuis comment quand fait très bien être ça ou par votre tout en se si sans son sa ses on
ont été était peut même tous comme lors
el los las y es que no en una con por para mi se lo del al más como pero cuando está muy desde hay tengo puedo sin
todo cómo ya este esta son ha su sus cada o e a os as um uma é não com meu minha do da dos das na mas isso eu você ao
pelo também só foi
il gli di che non per sono ma anche nel alla dal mio mia questo questa posso dopo ancora cosa lo della ho
het een van dat die op te met voor maar er aan zijn ook hebben mijn wordt nog naar om heb geen dit bij wel wat dan uit
na u deze ik niet
"""
_MEASURE = """
second seconds minute minutes hour hours day days week weeks fortnight month months year years
three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred hundreds thousand
thousands half dozen twice morning evening afternoon night weekend monday tuesday wednesday thursday friday saturday
sunday january february april june july august september october november december fortnight percent
drei vier fünf sechs sieben acht neun zehn zwölf deux trois quatre cinq dix dos tres cuatro cinco diez
"""
_COURTESY = """
advance advice answer answers anybody appreciate appreciated apologies ask asked asking assist assistance best cheers
dear feedback fix fixed forum greetings hello help helped helpful helping hey hi hope hoping issue issues kind kindly
look looked looking please pls post posted problem problems question questions reading regards replies reply
respond response resolve resolved resolution solution solve solved sorry suggest suggestion suggestions support
thank thanks thankyou thx understand welcome wondering
danke hallo hilfe problem gruß grüße frage bonjour merci aide problème hola gracias ayuda problema olá obrigado ciao
grazie aiuto bedankt hulp
buongiorno buonasera salve saluti saludos buenas buenos cordialement salut bonsoir bom dia boa tarde groet groeten
vriendelijke děkuji děkuju dobrý dobry den prosím dzień witam dziękuję proszę pozdrawiam köszönöm üdvözlöm tisztelt
merhaba teşekkürler teşekkür kiitos hei moi hej tack здравствуйте привет спасибо
idea ideas grateful gratefully greatly advise advised provide provided step steps fine walk proceed achieve cause causes
caused causing fixes fixing guidance guide instruction instructions suggested insight somebody folks guys community
user users people person attached screenshot screenshots example edited removed public
tel re fwd complaint complaints compliment compliments urgent request ticket
work works working worked happen happened happening happens start started
"""
_DENIAL = """
no not cannot can't cant won't wont don't dont doesn't doesnt didn't didnt isn't isnt aren't wasn't haven't hasn't
couldn't wouldn't unable without nothing nicht kein keine pas sans non sin niet
"""

DENIAL = frozenset(_DENIAL.split())
COURTESY = frozenset(_COURTESY.split())
MEASURE = frozenset(_MEASURE.split())
SMALL = frozenset(_FUNCTION.split()) - DENIAL | MEASURE
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
