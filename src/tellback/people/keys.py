"""By what a message may belong to a customer: an id, an e-mail address, the domain of a company."""

from __future__ import annotations

import re
from functools import lru_cache

_FREE_MAIL = """
    126.com 163.com aim.com aol.com arcor.de atlas.cz bk.ru bluewin.ch bol.com.br btinternet.com centrum.cz
    comcast.net cox.net duck.com email.cz fastmail.com foxmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com
    gmx.de gmx.net googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it
    hushmail.com icloud.com inbox.lv inbox.ru interia.pl laposte.net libero.it list.ru live.co.uk live.com live.de
    live.fr live.nl mac.com mail.com mail.de mail.ru mailbox.org me.com msn.com naver.com o2.pl onet.pl orange.fr
    outlook.com outlook.de outlook.es outlook.fr pm.me posteo.de proton.me protonmail.com qq.com rediffmail.com
    rocketmail.com rogers.com sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca sky.com skynet.be t-online.de telenet.be
    terra.com.br tiscali.it tuta.com tutanota.com uol.com.br verizon.net virgilio.it virginmedia.com wanadoo.fr web.de
    wp.pl ya.ru yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br yahoo.de yahoo.es yahoo.fr
    yahoo.it yandex.com yandex.ru ymail.com zoho.com
"""
FREE_MAIL = frozenset(_FREE_MAIL.split())
"""Services where anybody has an address: such a domain says nothing about a company."""

_EMAIL = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,255}")
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:www\.)?([^\s/:@?#]+\.[^\s/:@?#.]{2,63})\.?(?:[/:?#].*)?")


@lru_cache(maxsize=4096)
def email_of(text: str) -> str:
    """The e-mail address in a cell (`Ana <Ana@Heron.example>` too), without case; "" where there is none or several.

    Nothing else is folded: whether `ana+shop@…` and `ana@…` are one person is not for a program to guess.
    """
    found = _EMAIL.findall(text)
    return found[0].casefold().removeprefix("mailto:").rstrip(".") if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def domain_of(text: str) -> str:
    """The domain of an e-mail address or a web address; "" for a free mail service, and where there is none."""
    email = email_of(text)
    host = email.rpartition("@")[2] if email else text.strip().casefold()
    found = _HOST.fullmatch(host)
    return found[1] if found and found[1] not in FREE_MAIL else ""
