"""Words that give complaint and praise away, and what turns them round. `*` stands for any ending."""

from __future__ import annotations

from functools import cache

KINDS = ("broken", "bad", "good", "deed", "not", "stopped", "change", "lack", "wish", "but", "too", "thanks", "ask")
BROKEN, BAD, GOOD, DEED, NOT, STOPPED, CHANGE, LACK, WISH, BUT, TOO, THANKS, ASK = range(len(KINDS))

_WORDS: dict[str, dict[int, str]] = {
    "en": {
        BROKEN: "crash* bug* error* fail fails failed failing failure* broke broken breaks breaking stuck freez* "
        "froze frozen hang hangs hung glitch* corrupt* lost lose loses losing disappear* vanish* gone slow* lag lags "
        "laggy lagging timeout* unresponsive blank duplicat* wrong incorrect* garbled unusable useless unable "
        "problem* trouble* issue* stutter* jerky drains overheats dies dead down invisible greyed reject* refus* "
        "denied blocked locked ignore* skips loop* unreadable blurry inconsistent unreliable unstable wipe* ruin* spam",
        BAD: "terribl* awful* horribl* hate* worst worse annoy* frustrat* ugly confus* disappoint* ridiculous* mess "
        "waste* pathetic garbage trash crap* scam* expensive overpriced unacceptable cumbersome clunky pain painful* "
        "tedious nightmare joke stupid* poor* bad badly rude suck* regret* cluttered bloat* complicated unfair "
        "cancel* uninstall* refund* irritat* nag* nuisance hard harder difficult* complex unintuitive messy awkward "
        "steep lousy dreadful disaster* sadly unfortunately shame sick fed meh angry furious disgrace* dislike* "
        "hinder* limited limitation* downgrade* avoid beware pointless buggy",
        GOOD: "great love* loving excellent awesome perfect* best fantastic amazing* easy easily easier fast faster "
        "quick* useful helpful nice* intuitive* smooth* reliabl* simple simplicity clean handy flawless* happy "
        "recommend* beautiful* convenient* powerful well good wonderful* brilliant* superb stable secure safe "
        "pleas* enjoy* fun impress* satisf* glad solid favourite favorite saves saved better improved cool neat "
        "outstanding lovely like liked likes friendly elegant seamless* effortless* painless* snappy lightweight "
        "flexib* versatile efficient* clear crisp sharp accurate fixed works kudos appreciat* delight* fab "
        "responsive modern free thank luv wow readable convenience ease interactiv*",
        DEED: "work working works function* load* open* send* sent sync* save* saving start* print* find* connect* "
        "see log login sign access* receiv* get getting updat* install* delet* show* display* let lets use play* add "
        "download* upload* search* export* import* attach* reply reset respon* answer* recogni* detect* move* "
        "select* click* edit* read type scroll* sort* register pay rotate change ring figure run runs running "
        "fix fixed help helps helped solve* remember* accept* handle* resize* restor* arriv* notify",
        NOT: "not no never can't cannot cant don't dont doesn't doesnt didn't didnt won't wont isn't isnt aren't "
        "wasn't weren't couldn't couldnt wouldn't haven't hasn't hadn't without nothing none neither nor hardly "
        "barely nobody nowhere shouldn't ain't",
        STOPPED: "stopped stops unable impossible refuses refused fails failed failing quit longer ceased",
        CHANGE: "anymore since still again keep keeps kept constantly always suddenly sudden until after used update "
        "upgrad* ever everytime redesign* removed ignored",
        LACK: "lack* missing without only instead need needs needed",
        WISH: "wish would should could please hope* want like'd i'd suggest* maybe consider request* feature option "
        "support add",
        BUT: "but however although though except yet unfortunately sadly while",
        TOO: "too very so much such really way extremely",
        THANKS: "thanks thank thx appreciated regards advance hello hi dear greetings sincerely",
        ASK: "how what where why when which who is can does anyone anybody somebody possible wondering",
    },
    "de": {
        BROKEN: "absturz* abstürz* stürzt fehler* fehlermeldung* kaputt hängt hängen friert eingefroren verschwunden "
        "weg verloren langsam* ruckel* problem* falsch* unbrauchbar* leer* doppelt* defekt* lädt ewig",
        BAD: "schlecht* furchtbar* schreckl* nervt nervig* ärgerlich* hässlich* unübersichtlich* enttäusch* teuer* "
        "mist schlimm* umständlich* verwirrend* katastroph* leider unmöglich* frechheit ärger* frust* kompliziert* "
        "unzufrieden schade hasse hass saumäßig",
        GOOD: "gut* toll* super klasse perfekt* einfach* zufrieden schnell* zuverlässig* einwandfrei* prima beste* "
        "gefällt liebe übersichtlich* hilfreich* empfehl* stabil* genial* schön* angenehm* begeistert endlich "
        "wunderbar*",
        DEED: "funktionier* geht gehen läuft laufen senden öffnen laden synchronisier* anmelden einloggen empfangen "
        "finden drucken speichern starten klappt antwortet reagiert anzeigen angezeigt sehen lösen hilft",
        NOT: "nicht kein keine keinen keiner nie niemals ohne nichts",
        STOPPED: "mehr unmöglich",
        CHANGE: "seit update immer wieder ständig dauernd noch plötzlich nach früher",
        LACK: "fehlt fehlen fehlte nur brauche",
        WISH: "bitte wünsche würde wäre könnte sollte möchte vorschlag",
        BUT: "aber jedoch allerdings obwohl trotzdem",
        TOO: "zu viel sehr so total völlig",
        THANKS: "danke dank voraus grüße gruß hallo",
        ASK: "wie wo wann warum was welche gibt kann",
    },
    "fr": {
        BROKEN: "plante* bug* bogue* erreur* problème* bloqu* disparu* perdu* lent* lente* vide* cassé* échec fige "
        "ralenti* ferme",
        BAD: "mauvais* horrible* nul nulle nuls décevant* déçu* cher chère pénible* moche* confus* catastroph* pire "
        "inutilisable* inutile* honte* malheureusement dommage impossible agaçant* compliqué* arnaque aucune aucun",
        GOOD: "excellent* super parfait* parfaitement facile* génial* bon bonne bien adore rapide* fiable* "
        "recommande* j'ador* j'aime satisfait* merci pratique* meilleur* top magnifique* beau belle content* "
        "simple* utile* aime bravo "
        "enfin",
        DEED: "marche* fonctionne* envoyer ouvrir ouvre charge* synchronis* connecter recevoir reçois trouver "
        "imprimer démarre* enregistrer répond accéder peux affiche*",
        NOT: "ne n'est n'a n'ai pas plus rien jamais aucun aucune sans ni",
        STOPPED: "impossible plus",
        CHANGE: "depuis mise jour toujours encore sans cesse arrêt soudain avant après",
        LACK: "manque* seulement besoin",
        WISH: "pourriez voudrais serait souhaite faudrait svp ajouter",
        BUT: "mais cependant pourtant sauf",
        TOO: "trop très tellement beaucoup",
        THANKS: "merci avance cordialement bonjour",
        ASK: "comment où quand pourquoi quel quelle existe",
    },
    "es": {
        BROKEN: "error* fallo* falla* fallan cierra bloquea* problema* lento* lenta* desaparec* perdí perdido* "
        "vacío* roto rota traba cuelga atasc* lentitud",
        BAD: "malo mala mal pésim* horrible* terrible* peor caro cara caros inútil* feo fea confus* decepcion* "
        "lamentable* desastre molest* estafa complicad* desgraciadamente lástima odio nadie imposible",
        GOOD: "excelente* perfect* perfectamente fácil* genial* bueno buena bien encanta* rápid* segur* recomiendo "
        "mejor contento contenta gracias útil* maravillos* estupend* práctic* satisfech* increíble* bonit* gusta por "
        "fin",
        DEED: "funciona* enviar abrir abre cargar carga sincroniz* conectar recibir encontrar imprimir iniciar deja "
        "guardar responde* puedo entrar",
        NOT: "no nunca nada sin ni ningún ninguna tampoco nadie",
        STOPPED: "dejó imposible",
        CHANGE: "desde actualización siempre sigue todavía otra vez después antes ya",
        LACK: "falta* solo necesit*",
        WISH: "quisiera podrían sería gustaría favor agregar deberían",
        BUT: "pero aunque sino excepto",
        TOO: "demasiado muy tan mucho",
        THANKS: "gracias antemano saludos hola",
        ASK: "cómo dónde cuándo qué cuál hay",
    },
    "it": {
        BROKEN: "errore errori blocca* crash* problem* lento lenta lentissim* sparit* pers* vuot* rott* impalla "
        "guasto chiude",
        BAD: "male brutto brutta pessim* orribile terribile peggio* caro cara inutil* confus* delus* scandal* "
        "fastidios* complicat* purtroppo peccato odio impossibile truffa vergogn*",
        GOOD: "ottim* perfett* perfettamente facile facilissim* bene buono buona bell* piace veloce affidabile "
        "consiglio miglior* soddisfatt* grazie utile comod* fantastic* eccellente "
        "eccezionale adoro contento finalmente "
        "semplice",
        DEED: "funziona* inviare aprire apre carica* sincronizz* connette ricevere riceve trovare stampare avvia "
        "risponde* salvare accedere riesco posso",
        NOT: "non nessun nessuno nessuna mai niente nulla senza né",
        STOPPED: "più impossibile",
        CHANGE: "dopo aggiornamento sempre ancora continuamente improvvisamente prima da",
        LACK: "manca* solo serve",
        WISH: "vorrei sarebbe potreste dovrebbe favore aggiungere",
        BUT: "ma però tuttavia tranne",
        TOO: "troppo molto così tanto",
        THANKS: "grazie anticipo saluti ciao buongiorno",
        ASK: "come dove quando perché quale c'è",
    },
    "pt": {
        BROKEN: "erro erros trava* falha* problema* lento lenta sumiu sumiram perdi perdido* vazi* quebrad* bug* "
        "fecha congela* desaparec* demora*",
        BAD: "ruim péssim* horrível horríveis terrível pior caro cara inútil feio feia confus* decepcion* lixo chat* "
        "infelizmente complicad* odeio impossível absurdo vergonha",
        GOOD: "excelente* perfeit* perfeitamente fácil ótim* bom boa bem adoro amo rápid* confiável seguro recomendo "
        "melhor satisfeit* obrigad* útil maravilhos* gosto gostei prátic* parabéns finalmente simples",
        DEED: "funciona* enviar abrir abre carrega* sincroniza* conectar receber recebo encontrar imprimir inicia "
        "responde* salvar entrar consigo",
        NOT: "não nunca nada sem nem nenhum nenhuma ninguém",
        STOPPED: "parou mais impossível",
        CHANGE: "desde depois atualização sempre ainda toda vez antes",
        LACK: "falta* só precis*",
        WISH: "gostaria poderiam seria queria favor adicionar deveria",
        BUT: "mas porém embora exceto",
        TOO: "muito demais tão",
        THANKS: "obrigado obrigada desde já saudações olá",
        ASK: "como onde quando qual existe há",
    },
    "nl": {
        BROKEN: "crash* fout* foutmelding* probleem problemen vastgelopen loopt hangt kapot weg verdwenen verloren "
        "traag trage langzaam leeg dubbel* storing*",
        BAD: "slecht* vreselijk* verschrikkelijk* waardeloos irritant* vervelend* lelijk* verwarrend* teleurgesteld "
        "teleurstellend* duur dure rommel ramp helaas jammer onmogelijk ingewikkeld* onbruikbaar* belachelijk*",
        GOOD: "goed* geweldig* perfect* makkelijk* gemakkelijk* fijn* blij snel* betrouwbaar aanrader beste tevreden "
        "bedankt handig* super prachtig* mooi* top fantastisch* uitstekend* prettig* eindelijk eenvoudig*",
        DEED: "werkt werken werk versturen verzenden openen opent laden laadt synchronis* inloggen lukt ontvangen "
        "vinden printen starten start reageert opslaan gaat",
        NOT: "niet geen nooit niets niks zonder niemand",
        STOPPED: "meer onmogelijk",
        CHANGE: "sinds update steeds nog telkens opeens plotseling na vroeger altijd",
        LACK: "ontbreekt ontbreken mis alleen",
        WISH: "graag zou kunnen aub willen",
        BUT: "maar echter hoewel behalve",
        TOO: "te veel zeer zo erg heel",
        THANKS: "dank bedankt voorbaat groet groeten hallo",
        ASK: "hoe waar wanneer waarom wat welke is",
    },
}


class Kinds(dict[str, tuple[int, ...]]):
    """Which kinds a word of one language is of; remembers every word it was asked for."""

    def __init__(self, language: str) -> None:
        self._stems: dict[str, list[tuple[str, int]]] = {}
        for kind, words in _WORDS[language].items():
            for word in words.split():
                if word.endswith("*"):
                    self._stems.setdefault(word[:2], []).append((word[:-1], kind))
                else:
                    self[word] = (*self.get(word, ()), kind)

    def __missing__(self, word: str) -> tuple[int, ...]:
        stems = self._stems.get(word[:2], ())
        kinds = tuple(dict.fromkeys(kind for stem, kind in stems if word.startswith(stem)))
        self[word] = kinds
        return kinds


LANGUAGES = tuple(_WORDS)


@cache
def kinds_of(language: str) -> Kinds:
    """The words of a language; raises KeyError for one whose words are not known."""
    return Kinds(language)
