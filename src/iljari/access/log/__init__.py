"""The access log (접속기록): who saw, changed or exported whose data, when, from where and what for (SP-17, SP-19).

log.record(request, subjects=[…], purpose=CONTACT, act="view", fields=["name", "phone"])
log.session(request, "sign-in")
"""

from iljari.access.log.recording import LogAct, record, session
from iljari.access.reading import NotLogged, opening, unseen

__all__ = ["LogAct", "NotLogged", "opening", "record", "session", "unseen"]
