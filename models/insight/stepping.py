# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking back and doing again, with a sentence that says what it was and whom it was about."""

from sqlmodel import col, select

from models.desk.desk import Desk
from models.desk.tables import LogDetail
from models.desk.undo import Undone, redo, undo
from models.messages import Message, message
from models.people import members
from models.people.tables import Member


def take_back(desk: Desk) -> Message:
    """Take back the person's own last act and say which. Raises Refused with the reason."""
    done = undo(desk)
    who = _about(desk, done)
    if who:
        return message("Taken back: {act} ({who})", act=done.act, who=who)
    return message("Taken back: {act}", act=done.act)


def do_again(desk: Desk) -> Message:
    """Do again what the person last took back and say which. Raises Refused with the reason."""
    done = redo(desk)
    who = _about(desk, done)
    if who:
        return message("Done again: {act} ({who})", act=done.act, who=who)
    return message("Done again: {act}", act=done.act)


def _about(desk: Desk, done: Undone) -> str:
    """Return whom the act was about, where it was about one member alone."""
    with desk.reading() as session:
        about = set(session.exec(select(LogDetail.subject).where(LogDetail.entry_id == done.entry)))
        found = session.exec(select(Member).where(col(Member.uid).in_(about - {""}))).all()
        if len(found) != 1:
            return ""
        return members.rows(desk, session, found)[0].named()
