# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arriving at the desk: signing in, and taking over what the desk posted while no counsellor was there."""

import json
from typing import TYPE_CHECKING, Any, cast

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.tables import Post
from models.messages import Message
from models.people import notes
from models.people.tables import Member
from models.sobriety import periods

if TYPE_CHECKING:
    from models.desk.work import Work
    from models.vault.store import Vault


def arrive(vault: "Vault") -> Desk:
    """Sit down at an open vault; a counsellor or manager takes over the waiting posts."""
    desk = Desk.at(vault)
    if desk.may(Act.ACCEPT_POSTS):
        accept_posts(desk)
    return desk


def accept_posts(desk: Desk) -> tuple[Message, ...]:
    """Turn every waiting post into the sealed row it is for. Returns doubts; nothing posted is lost."""
    with desk.reading() as session:
        waiting = session.exec(
            select(Post).where(col(Post.accepted_at).is_(None)).order_by(col(Post.id))
        ).all()
    if not waiting:
        return ()
    doubts: list[Message] = []
    with desk.work(Act.ACCEPT_POSTS) as work:
        for post in waiting:
            doubt = _accept(work, work.session.merge(post))
            doubts += [doubt] if doubt else []
        work.commit()
    return tuple(doubts)


def _accept(work: "Work", post: Post) -> Message | None:
    text = work.desk.vault.open_post(post.uid, post.subject, post.author, post.kind, post.body)
    content = cast("dict[str, Any]", json.loads(text))
    member = work.session.exec(select(Member).where(Member.uid == post.subject)).first()
    work.change(post, about=post.subject, accepted_at=work.now)
    if member is None:
        return None
    if post.kind == periods.START:
        return periods.accept(work, member, content)
    notes.keep(work, member.uid, content)
    return None
