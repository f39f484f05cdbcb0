# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The PIN a person chose for short breaks. It is kept sealed for them alone, and opens no file by itself.

After signing in with the password the PIN is read once, and what the password opened is held under it in
memory (``vault.pin``). Whoever holds the files needs the password to get at the PIN, so it weakens nothing.
"""

from sqlalchemy import delete
from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.tables import Pin
from models.vault.keyring import BoxClosed, close_box, open_box, place
from models.vault.pin import Held, refuse_weak_pin
from models.vault.sealed import padded, unpadded


def choose(desk: Desk, pin: str, password: str) -> None:
    """Keep another PIN; one's own password proves who sits here."""
    refuse_weak_pin(pin)
    desk.vault.confirm(password)
    body = close_box(desk.vault.own_key("pin"), padded(pin.encode()), _bound(desk))
    with desk.aside() as session:
        session.exec(delete(Pin).where(col(Pin.author) == desk.person.uid))
        session.add(Pin(author=desk.person.uid, body=body))
    desk.note(Act.PASSWORD, pin=True)


def drop(desk: Desk) -> None:
    """Do without a PIN."""
    with desk.aside() as session:
        session.exec(delete(Pin).where(col(Pin.author) == desk.person.uid))
    desk.note(Act.PASSWORD, pin=False)


def has_one(desk: Desk) -> bool:
    """Tell whether a PIN was chosen."""
    return _chosen(desk) is not None


def held(desk: Desk) -> Held | None:
    """Return what lets whoever is signed in back in by their PIN; None without one. Slow on purpose."""
    chosen = _chosen(desk)
    return desk.vault.hold_for(chosen) if chosen else None


def _chosen(desk: Desk) -> str | None:
    with desk.reading() as session:
        row = session.exec(select(Pin).where(Pin.author == desk.person.uid)).first()
    if row is None:
        return None
    try:
        return unpadded(open_box(desk.vault.own_key("pin"), row.body, _bound(desk))).decode()
    except BoxClosed:
        return None


def _bound(desk: Desk) -> bytes:
    return place(desk.vault.id, "pin", desk.person.uid)
