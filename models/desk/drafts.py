# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts: what was typed and could not be kept yet. They belong to who typed them, whatever their role.

A draft is found by the screen and what it is about; both, and the text, are hidden under a key that only this
person's password leads to. Neither the front desk nor a manager can tell what somebody began to write.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from sqlalchemy import delete
from sqlmodel import col, select

from models.desk.desk import Desk
from models.desk.tables import Draft
from models.vault.failures import SealBroken
from models.vault.keyring import BoxClosed, close_box, derive, open_box, place
from models.vault.sealed import padded, unpadded

Content = dict[str, Any]
LASTS_DAYS = 30
"""Longer nobody remembers what was meant, and the person it is about may be gone."""

_FLOOR = 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft: what stood in the fields, as JSON can hold it, and the day it was kept."""

    content: Content
    on: date


def keep(desk: Desk, screen: str, subject: str, content: Content) -> None:
    """Keep what stands in the fields of a screen about a subject; an older draft of it goes."""
    where, key = _place(desk, screen, subject), _key(desk, "text")
    text = padded(json.dumps({"at": [screen, subject], "is": content}, ensure_ascii=False).encode(), _FLOOR)
    with desk.aside() as session:
        oldest = desk.today - timedelta(days=LASTS_DAYS)
        session.exec(delete(Draft).where(col(Draft.kept_on) < oldest))
        row = session.exec(select(Draft).where(Draft.place == where)).first()
        row = row or Draft(author=desk.person.uid, place=where, kept_on=desk.today, body=b"")
        row.kept_on, row.body = desk.today, close_box(key, text, _bound(desk, where))
        session.add(row)


def take(desk: Desk, screen: str, subject: str) -> Kept | None:
    """Return the draft of a screen about a subject; it stays until it is dropped."""
    with desk.reading() as session:
        row = session.exec(select(Draft).where(Draft.place == _place(desk, screen, subject))).first()
    opened = _opened(desk, row) if row is not None else None
    return Kept(cast("Content", opened["is"]), row.kept_on) if row and opened else None


def drop(desk: Desk, screen: str, subject: str) -> None:
    """Let a draft go: what it held was kept, or is not wanted."""
    where = _place(desk, screen, subject)
    with desk.reading() as session:
        if session.exec(select(Draft.id).where(Draft.place == where)).first() is None:
            return
    with desk.aside() as session:
        session.exec(delete(Draft).where(col(Draft.place) == where))


def waiting(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return the (screen, subject) of every draft of whoever is signed in, the newest first."""
    chosen = select(Draft).where(Draft.author == desk.person.uid)
    with desk.reading() as session:
        rows = session.exec(chosen.order_by(col(Draft.kept_on).desc(), col(Draft.id).desc())).all()
    found = (_opened(desk, row) for row in rows)
    return tuple(cast("tuple[str, str]", tuple(each["at"])) for each in found if each is not None)


def _opened(desk: Desk, row: Draft) -> Content | None:
    """Return what a row holds; None where it was altered, moved, or belongs to a key that is gone."""
    try:
        text = open_box(_key(desk, "text"), row.body, _bound(desk, row.place))
        return cast("Content", json.loads(unpadded(text)))
    except (BoxClosed, SealBroken, ValueError):
        return None


def _key(desk: Desk, purpose: str) -> bytes:
    return derive(desk.vault.own_key("drafts"), desk.vault.id, purpose)


def _bound(desk: Desk, where: str) -> bytes:
    return place(desk.vault.id, "draft", desk.person.uid, where)


def _place(desk: Desk, screen: str, subject: str) -> str:
    return hmac.digest(_key(desk, "place"), place(screen, subject), hashlib.sha256).hex()
