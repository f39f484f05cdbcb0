# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arriving at the desk: signing in, and taking over what the desk posted while no counsellor was there.

A post is taken over only as the signed log knows it: once, and as its author's. One that was altered, that
nobody posted, or that cannot be read waits where it is, raises a doubt, and keeps nobody from signing in.
"""

import json
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.authorship import Authors
from models.desk.desk import Desk
from models.desk.tables import Post
from models.gatherings import sessionnotes
from models.gatherings.tables import GroupSession
from models.insight import meetings
from models.messages import Message, Refused, message
from models.people import notes
from models.people.tables import Member
from models.sobriety import periods

if TYPE_CHECKING:
    from models.desk.work import Work
    from models.vault.store import Vault

_LARGEST = 256 * 1024
"""No note that the desk may write makes a longer post."""


class _Unfit(Refused):
    """A post that is not what the log says, or says nothing that can be kept."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "Something posted by the front desk was altered or cannot be read. It waits where it is. "
                "Please let a manager check the register."
            )
        )


def arrive(vault: "Vault") -> Desk:
    """Sit down at an open vault; a counsellor or manager takes over the waiting posts."""
    desk = Desk.at(vault)
    if desk.may(Act.ACCEPT_POSTS):
        desk.notices = (*desk.notices, *accept_posts(desk), *_meetings(desk))
    return desk


def _meetings(desk: Desk) -> tuple[Message, ...]:
    """Take over who met a sponsor. What cannot be read keeps nobody from signing in."""
    try:
        meetings.take_over(desk)
    except Refused as refusal:
        return (refusal.message,)
    return ()


def accept_posts(desk: Desk) -> tuple[Message, ...]:
    """Turn every waiting post into the sealed row it is for. Returns doubts; nothing posted is lost."""
    with desk.reading() as session:
        waiting = session.exec(
            select(Post).where(col(Post.accepted_at).is_(None)).order_by(col(Post.id))
        ).all()
    if not waiting:
        return ()
    with desk.work(Act.ACCEPT_POSTS) as work:
        doubts = _accepted(work, [work.session.merge(post) for post in waiting])
        if work.changed:
            work.commit()
    return tuple(doubts)


def _accepted(work: "Work", waiting: list[Post]) -> list[Message]:
    """Accept all in one go; only where one of them is unfit each is tried by itself."""
    authors = Authors(work.desk, work.session)
    try:
        with work.attempt():
            return [doubt for post in waiting if (doubt := _accept(work, post, authors))]
    except Refused:
        return [doubt for post in waiting if (doubt := _tried(work, post, authors))]


def _tried(work: "Work", post: Post, authors: Authors) -> Message | None:
    try:
        with work.attempt():
            return _accept(work, post, authors)
    except Refused as refusal:
        return refusal.message


def _accept(work: "Work", post: Post, authors: Authors) -> Message | None:
    if post.kind == sessionnotes.SESSION_NOTE:
        return _accept_session_note(work, post, authors)
    member = work.session.exec(select(Member).where(Member.uid == post.subject)).first()
    if member is None:
        work.change(post, about=post.subject, accepted_at=work.now)
        return None
    content = _content(work, post, authors)
    work.change(post, about=post.subject, accepted_at=work.now)
    if isinstance(content, date):
        return periods.accept(work, member, content, post.author)
    notes.keep(work, member.uid, content)
    return None


def _accept_session_note(work: "Work", post: Post, authors: Authors) -> None:
    there = work.session.exec(select(GroupSession.id).where(GroupSession.uid == post.subject)).first()
    content = _content(work, post, authors) if there is not None else None
    work.change(post, about=post.subject, accepted_at=work.now)
    if isinstance(content, dict):
        sessionnotes.keep(work, post.subject, {"text": content["text"], "posted_by": post.author})


def _content(work: "Work", post: Post, authors: Authors) -> date | dict[str, Any]:
    """Return a posted start, or what becomes a note; nothing else passes."""
    if len(post.body) > _LARGEST or authors.of(post) != post.author:
        raise _Unfit
    text = work.desk.vault.open_post(post.uid, post.subject, post.author, post.kind, post.body)
    try:
        content = cast("dict[str, Any]", json.loads(text))
        if post.kind == periods.START:
            return date.fromisoformat(content["start"])
        kind, words = content["kind"], content["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _Unfit from None
    if not isinstance(kind, str) or not isinstance(words, str):
        raise _Unfit
    return {"kind": kind, "text": words, "posted_by": post.author}
