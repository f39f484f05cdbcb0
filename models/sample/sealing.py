# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealing a sample centre's records, notes and awards as a counsellor's own work would be sealed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from models.centre.centre import centre, signatories
from models.people.tables import SealedNote
from models.sample import texts
from models.sample.awards import Given, by_year, face_maker
from models.sample.pairs import Walk
from models.sample.people import Person, Setting
from models.sample.writing import Writer, chunks
from models.sobriety.faces import CertificateFace
from models.sobriety.making_out import certificate_key
from models.sobriety.plain import to_plain
from models.sobriety.snapshot import to_snapshot
from models.sobriety.tables import Award, Release, SobrietyRecord
from models.sponsorship.contacts import CONTACT
from models.sponsorship.pairings import HAND_OVER
from models.sponsorship.tables import Pair, PairNote
from models.vault.columns import SealedRow
from models.words import Channel, PairState, Texts

if TYPE_CHECKING:
    from models.desk.work import Work

_MOST_NOTES = 4_000
_CONTACTS = 4

Sealing = tuple[SealedRow, str, dict[str, Any]]


def seal_people(
    work: "Work", writer: Writer, rng: Random, setting: Setting, people: Sequence[Person]
) -> None:
    """Seal everybody's sobriety record, and notes about some."""
    writer.expect(SobrietyRecord, len(people))
    writer.expect(SealedNote, min(len(people), _MOST_NOTES))
    _seal(work, (_record(writer, person) for person in people))
    _seal(work, _notes(writer, rng, setting, people))


def _seal(work: "Work", rows: Iterable[Sealing | None]) -> None:
    for part in chunks(row for row in rows if row is not None):
        work.add_sealed_many(part)
        for row, _subject, _content in part:
            work.session.expunge(row)


def _record(writer: Writer, person: Person) -> Sealing | None:
    if person.record is None:
        return None
    row = SobrietyRecord(uid=writer.uid(SobrietyRecord), member=person.uid)
    return row, person.uid, to_plain(person.record)


def _notes(writer: Writer, rng: Random, setting: Setting, people: Sequence[Person]) -> Iterator[Sealing]:
    share = 0.35 * min(1.0, _MOST_NOTES / len(people))
    for person in people:
        returned = person.record is not None and any(period.end for period in person.record.periods)
        if rng.random() < share:
            yield _note(writer, person, "note", rng.choice(texts.sentences("notes")), setting)
            if returned:
                words = rng.choice(texts.sentences("new_starts"))
                yield _note(writer, person, "new start", words, setting)


def _note(writer: Writer, person: Person, kind: str, words: Texts, setting: Setting) -> Sealing:
    row = SealedNote(uid=writer.uid(SealedNote), member=person.uid)
    return row, person.uid, {"kind": kind, "text": words[setting.language.value]}


def give_awards(work: "Work", writer: Writer, awards: Sequence[Given]) -> None:
    """Give every certificate its serial and code, seal the award, and release it as printed."""
    key = certificate_key(work.session)
    face = face_maker(centre(work.desk), signatories(work.desk), key)
    writer.expect(Award, len(awards))
    writer.expect(Release, len(awards))
    for year, ones in by_year(awards).items():
        numbers = work.next_numbers(f"serial/{year}", len(ones))
        for part in chunks(zip(ones, numbers, strict=True)):
            _give(work, writer, key.uid, [(one, face(one, number)) for one, number in part])


def _give(work: "Work", writer: Writer, key_uid: str, part: list[tuple[Given, CertificateFace]]) -> None:
    rows = [Award(uid=writer.uid(Award), serial=face.serial, key_uid=key_uid) for _, face in part]
    snapshots = [to_snapshot(face, one.person.name) for one, face in part]
    contents = [
        {"member": one.person.uid, "face": shot} for (one, _), shot in zip(part, snapshots, strict=True)
    ]
    work.add_sealed_many((row, "", content) for row, content in zip(rows, contents, strict=True))
    writer.write(
        work,
        Release,
        (
            _release(work, row, one, snapshot)
            for row, (one, _), snapshot in zip(rows, part, snapshots, strict=True)
        ),
    )
    for row in rows:
        work.session.expunge(row)


def _release(work: "Work", row: Award, one: Given, snapshot: dict[str, Any]) -> dict[str, Any]:
    released = work.now.replace(year=one.presented.year, month=one.presented.month, day=one.presented.day)
    return {
        "award_id": row.id,
        "member_id": one.person.id,
        "snapshot": snapshot,
        "released_at": released,
        "prints": 1,
        "handed_over_on": one.presented if one.handed_over else None,
        "superseded_by": None,
    }


def write_pairs(work: "Work", writer: Writer, rng: Random, setting: Setting, walks: Iterable[Walk]) -> None:
    """Write who walks with whom, and their contacts sealed: most are in touch, some have been silent."""
    named = [(writer.uid(Pair), walk) for walk in walks]
    writer.write(work, Pair, (_pair(uid, walk) for uid, walk in named))
    _seal(work, (note for uid, walk in named for note in _pair_notes(writer, rng, setting, uid, walk)))


def _pair(uid: str, walk: Walk) -> dict[str, Any]:
    return {
        "uid": uid,
        "sponsor_id": walk.sponsor.id,
        "sponsee_id": walk.sponsee.id,
        "kind": walk.kind,
        "state": walk.state,
        "agreed_on": walk.agreed,
        "ends_on": walk.ends,
        "ended_on": walk.ended,
    }


def _pair_notes(writer: Writer, rng: Random, setting: Setting, uid: str, walk: Walk) -> Iterator[Sealing]:
    """Give the last contacts of a pair that goes on; one in six has not been in touch for weeks."""
    last = setting.today - timedelta(days=rng.randint(18, 40) if rng.random() < 0.16 else rng.randint(0, 9))
    if walk.state is PairState.ENDED:
        text = rng.choice(texts.sentences("hand_overs"))[setting.language.value]
        yield _pair_note(writer, uid, walk, {"kind": HAND_OVER, "reason": text, "text": ""})
        return
    for _ in range(_CONTACTS):
        if last < walk.agreed:
            return
        channel = rng.choice((Channel.CALL, Channel.CALL, Channel.MET, Channel.SESSION))
        text = rng.choice(texts.sentences("contacts"))[setting.language.value]
        yield _pair_note(
            writer,
            uid,
            walk,
            {"kind": CONTACT, "on": last.isoformat(), "channel": channel.value, "text": text},
        )
        last -= timedelta(days=rng.randint(5, 12))


def _pair_note(writer: Writer, uid: str, walk: Walk, content: dict[str, Any]) -> Sealing:
    row = PairNote(uid=writer.uid(PairNote), member=walk.sponsee.uid, pair=uid)
    return row, walk.sponsee.uid, content
