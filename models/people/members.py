# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: adding, changing, showing and finding them. Names and phones are checked and tidied here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select as columns_of
from sqlalchemy import true
from sqlmodel import Session, col, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.bulk import rows_of, stand_ins
from models.desk.desk import Desk
from models.messages import Message, NotFound, PersonName, Refused, message
from models.people.ages import OLDEST, NotAnAge, age_from, age_on, is_adult
from models.people.briefs import briefs
from models.people.identity import refuse_aadhaar
from models.people.lines import lines
from models.people.names import display, tidy_name
from models.people.phones import read_phone
from models.people.tables import Guardian, Member, Phone, Stay, Training, Trusted
from models.search import Index
from models.text import clean_line, whole_number
from models.words import Gender, Language, NameLevel, Relation, Stage

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from models.desk.work import Work

PENDING_DAYS = 7
_MANY = 15_000
"""From here on it is quicker to read all rows than to name each."""
_DETAILS = message("Member's details")


@dataclass(frozen=True, slots=True)
class NewMember:
    """What is known of somebody at registration. Only the name is needed."""

    name: str
    local_name: str | None = None
    circle_name: str | None = None
    online_name: str | None = None
    initial_first: bool = False
    relation: Relation | None = None
    relation_name: str | None = None
    village: str | None = None
    gender: Gender = Gender.NOT_STATED
    birth_date: date | None = None
    age_years: int | None = None
    age_on: date | None = None
    languages: tuple[str, ...] = ()
    print_language: Language | None = None
    stage: Stage = Stage.AFTERCARE
    practical_note: str = ""
    notice_due: bool = True
    phones: tuple[str, ...] = ()
    shared_phone: bool = False
    office_number: str | None = None
    admitted: date | None = None
    left: date | None = None


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as screens, lists and paper see one."""

    id: int
    uid: str
    number: int
    number_text: str
    name: str
    local_name: str | None
    circle_name: str | None
    initial_first: bool
    relation: Relation | None
    relation_name: str | None
    village: str | None
    gender: Gender
    birth_date: date | None
    age: int | None
    stage: Stage
    print_language: Language | None
    languages: tuple[str, ...]
    practical_note: str
    notice_due: bool
    pending_until: date | None
    registered_on: date
    phones: tuple[str, ...] = field(default=())
    shared_phone: bool = False
    office_number: str | None = None
    online_name: str | None = None
    died_on: date | None = None
    id_type: str | None = None
    id_last4: str | None = None
    exempt_on: date | None = None

    @property
    def phone(self) -> str | None:
        """The first number, as +91XXXXXXXXXX."""
        return self.phones[0] if self.phones else None

    def shown(self, level: NameLevel, script: Language | None = None, *, approximate: bool = False) -> str:
        """Return the name at a level, in the script a language is read in where the member has it.

        With ``approximate``, for screens only, another one is spelled by rule and carries ``~``.
        """
        return display(
            self.name,
            self.local_name,
            level,
            self.number_text,
            self.circle_name,
            self.initial_first,
            script,
            approximate=approximate,
        )

    def named(self, level: NameLevel = NameLevel.FULL, shown: str = "") -> PersonName:
        """Return the name for rows and sentences of the screen; ``shown`` is what it is as plain text."""
        return PersonName(
            shown or self.shown(level),
            self.name,
            self.local_name,
            level,
            initial_first=self.initial_first,
        )


def add(desk: Desk, new: NewMember) -> MemberRow:
    """Register somebody. Under 18 they are pending for seven days, until a guardian is named."""
    checked = check(new)
    with desk.work(Act.ADD_MEMBER) as work:
        member = write(work, checked)
        work.commit()
    return by_number(desk, member.number)


def check(new: NewMember) -> NewMember:
    """Return the details tidied. Raises Refused with one sentence for what cannot be kept."""
    name = tidy_name(new.name)
    if not name:
        raise Refused(message("A member needs a name. One name is enough."))
    if not any(letter.isalpha() for letter in name):
        raise Refused(message("“{name}” has no letters. A number has a field of its own.", name=name))
    texts = {
        "local_name": _line(new.local_name),
        "circle_name": _line(new.circle_name),
        "online_name": _line(new.online_name),
        "relation_name": _line(new.relation_name),
        "village": _line(new.village),
        "office_number": _line(new.office_number),
    }
    note = _line(new.practical_note) or ""
    for text in (name, note, *texts.values()):
        refuse_aadhaar(text or "", _DETAILS)
    if len(note) > 80:
        raise Refused(message("The practical note holds 80 characters at most."))
    phones = tuple(dict.fromkeys(read_phone(phone) for phone in new.phones))
    return replace(new, name=name, practical_note=note, phones=phones, **texts)


def _line(text: str | None) -> str | None:
    return (clean_line(text) or None) if text else None


def write(work: "Work", new: NewMember) -> Member:
    """Write checked details as a new member, inside somebody's unit of work."""
    today = work.now.date()
    _refuse_impossible_birth(new.birth_date, today)
    _refuse_impossible_age(new.age_years)
    member = Member(
        number=work.next_number("member"),
        name=new.name,
        local_name=new.local_name,
        circle_name=new.circle_name,
        online_name=new.online_name,
        initial_first=new.initial_first,
        relation=new.relation,
        relation_name=new.relation_name,
        village=new.village,
        gender=new.gender,
        birth_date=new.birth_date,
        age_years=new.age_years,
        age_on=new.age_on or (today if new.age_years is not None else None),
        languages=list(new.languages),
        print_language=new.print_language,
        stage=new.stage,
        practical_note=new.practical_note,
        notice_due=new.notice_due,
        registered_on=today,
    )
    age = age_of(member, today)
    if age is not None and not is_adult(age):
        member.pending_until = today + timedelta(days=PENDING_DAYS)
    work.add(member, about=member.uid)
    write_phones(work, member, new.phones, shared=new.shared_phone)
    if new.office_number or new.admitted or new.left:
        write_stay(work, member, new)
    return member


def _refuse_impossible_birth(birth: date | None, today: date) -> None:
    if birth is not None and not (birth <= today and age_on(birth, today) <= OLDEST):
        raise Refused(
            message(
                "{birth} cannot be the birth date of somebody who comes here. Nothing was changed.",
                birth=birth,
            )
        )


def _refuse_impossible_age(years: int | None) -> None:
    if years is not None and not 0 < years <= OLDEST:
        raise NotAnAge(message("“{text}” is not an age in years.", text=str(years)))


def write_phones(work: "Work", member: Member, numbers: Iterable[str], *, shared: bool) -> None:
    """Write a member's numbers after those there are."""
    held = phones_of(work.session, member)
    known = {phone.number for phone in held}
    for place, number in enumerate((n for n in numbers if n not in known), start=len(held)):
        work.add(Phone(member_id=_id(member), number=number, shared=shared, position=place), about=member.uid)


def write_stay(work: "Work", member: Member, new: NewMember) -> None:
    """Write a stay with the office's own number."""
    stay = Stay(member_id=_id(member), office_number=new.office_number, admitted=new.admitted, left=new.left)
    work.add(stay, about=member.uid)


EDITABLE = frozenset(
    {
        "name", "local_name", "circle_name", "online_name", "initial_first", "relation", "relation_name",
        "village", "gender", "birth_date", "age_years", "age_on", "languages", "print_language", "stage",
        "practical_note", "id_type", "id_last4",
    }
)  # fmt: skip


def edit(
    desk: Desk,
    number: int,
    *,
    phones: tuple[str, ...] | None = None,
    shared_phone: bool | None = None,
    **changes: object,
) -> MemberRow:
    """Change a member's details by name; ``phones`` replaces the numbers. Unknown names are a mistake."""
    unknown = set(changes) - EDITABLE
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    checked = _checked_changes(changes)
    birth = checked.get("birth_date")
    _refuse_impossible_birth(birth if isinstance(birth, date) else None, desk.today)
    age = checked.get("age_years")
    _refuse_impossible_age(age if isinstance(age, int) else None)
    if age is not None:
        checked.setdefault("age_on", desk.today)
    numbers = None if phones is None else tuple(dict.fromkeys(read_phone(phone) for phone in phones))
    with desk.work(Act.EDIT_MEMBER) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        work.change(member, None, **checked)
        if _AGE & set(checked):
            work.change(member, pending_until=_pending_until(work, member))
        if numbers is not None:
            _replace_phones(work, member, numbers)
        if shared_phone is not None:
            for phone in phones_of(work.session, member):
                work.change(phone, shared=shared_phone)
        if work.changed:
            work.commit()
    return by_number(desk, number)


_AGE = frozenset({"birth_date", "age_years", "age_on"})


def _pending_until(work: "Work", member: Member) -> date | None:
    """Return until when a member waits for a guardian, after the age was mended."""
    today = work.now.date()
    age = age_of(member, today)
    if age is not None and is_adult(age):
        return None
    if age is None or member.pending_until is not None or _has_guardian(work.session, member):
        return member.pending_until
    return today + timedelta(days=PENDING_DAYS)


def _replace_phones(work: "Work", member: Member, numbers: tuple[str, ...]) -> None:
    """Exchange the numbers. One that somebody else may answer stays so: nobody names the centre on it."""
    shared = {phone.number: phone.shared for phone in phones_of(work.session, member)}
    for phone in phones_of(work.session, member):
        work.remove(phone)
    for number in numbers:
        write_phones(work, member, [number], shared=shared.get(number, False))


def _checked_changes(changes: dict[str, object]) -> dict[str, object]:
    checked = dict(changes)
    for name, value in changes.items():
        if isinstance(value, str) and not isinstance(value, Gender | Stage | Relation | Language):
            refuse_aadhaar(value, _DETAILS)
            checked[name] = tidy_name(value) if name == "name" else clean_line(value) or None
    if "name" in checked and not checked["name"]:
        raise Refused(message("A member needs a name. One name is enough."))
    if checked.get("practical_note", "") is None:
        checked["practical_note"] = ""
    refuse_long_id(checked.get("id_last4"))
    if len(str(checked.get("practical_note", ""))) > 80:
        raise Refused(message("The practical note holds 80 characters at most."))
    return checked


def refuse_long_id(last4: object) -> None:
    """Refuse more of an ID than its last four letters or digits."""
    if last4 is not None and (len(str(last4)) != 4 or not str(last4).isalnum()):
        raise Refused(message("Of an ID only the last four characters are kept."))


def by_number(desk: Desk, number: int) -> MemberRow:
    """Return one member. Raises NotFound."""
    with desk.reading() as session:
        return rows(desk, session, [row_by_number(session, number)])[0]


def viewed(desk: Desk, number: int) -> MemberRow:
    """Return one member whose page is opened: the log keeps that."""
    row = by_number(desk, number)
    desk.note(Act.VIEW_MEMBER, subject=row.uid)
    return row


def everybody(desk: Desk) -> dict[int, MemberRow]:
    """Return every member by the number of their row, read once and kept up to date; never to be changed."""
    known = desk.kept(
        "everybody",
        ("member", "phone", "stay"),
        lambda only: _read_living(desk, only),
        on=(desk.today, centre(desk).number_text(0)),
    )
    return {id_: _numbered(row) for id_, row in known.items()} if desk.numbers_only else known


def _read_living(desk: Desk, only: frozenset[int] | None) -> dict[int, MemberRow]:
    there = col(Member.removed_at).is_(None)
    with desk.reading() as session:
        found = _read(session, there if only is None else there & col(Member.id).in_(only))
        return {row.id: row for row in _named(desk, session, found)}


def listed(desk: Desk) -> tuple[MemberRow, ...]:
    """Return every member in the order of their numbers."""
    return tuple(sorted(everybody(desk).values(), key=lambda row: row.number))


def find(desk: Desk, query: str, limit: int = 50) -> tuple[MemberRow, ...]:
    """Return members by part of a name in any script or spelling, number, office number or phone."""
    found = _index(desk).find(query, limit)
    with desk.reading() as session:
        chosen = session.exec(select(Member).where(col(Member.id).in_(found))).all()
        by_id = {row.id: row for row in rows(desk, session, chosen)}
    return tuple(by_id[place] for place in found if place in by_id)


def find_is_ready(desk: Desk) -> bool:
    """Tell whether ``find`` answers from memory at once; else ``prepare`` it off the window's thread."""
    return desk.is_ready(_FIND, centre(desk).number_text(0))


def prepare(desk: Desk) -> None:
    """Lay everybody's names into memory: once after signing in, off the window's thread."""
    _index(desk)


def _index(desk: Desk) -> Index:
    def make() -> Index:
        people, known = briefs(desk), lines(desk)
        living = (id_ for id_, one in people.items() if not one.removed and id_ in known)
        return Index.of((id_, known[id_]) for id_ in living)

    return desk.followed(
        _FIND,
        ("member", "phone", "stay"),
        make,
        lambda index, changed: _mend(desk, index, changed),
        on=centre(desk).number_text(0),
    )


_FIND = "find"


def _mend(desk: Desk, index: Index, changed: frozenset[int]) -> None:
    people, known = briefs(desk), lines(desk)
    for id_ in changed:
        if id_ in known and id_ in people and not people[id_].removed:
            index.put_line(id_, known[id_])
        else:
            index.remove(id_)


def by_ids(desk: Desk, ids: Iterable[int]) -> dict[int, MemberRow]:
    """Return members by the ids of their rows."""
    wanted = set(ids)
    with desk.reading() as session:
        chosen = _read(session, col(Member.id).in_(wanted) if len(wanted) <= _MANY else true())
        return {row.id: row for row in rows(desk, session, [one for one in chosen if one.id in wanted])}


def _read(session: Session, where: "ColumnElement[bool]") -> "Sequence[Member]":
    """Return stored members to be read alone: their columns by name, of which no objects are made."""
    return stand_ins(session, Member, lambda chosen: chosen.where(where).order_by(col(Member.id)))


def read_number(desk: Desk, text: str) -> int:
    """Read a member number as typed or scanned, with or without its prefix."""
    prefix = centre(desk).number_prefix.casefold()
    figures = text.strip().casefold().removeprefix("member:").removeprefix(prefix).lstrip("#")
    if (number := whole_number(figures)) is None:
        raise Refused(message("“{text}” is no member number.", text=text.strip()[:40]))
    return number


def row_by_number(session: Session, number: int) -> Member:
    """Return a member's stored row. Raises NotFound."""
    found = session.exec(select(Member).where(Member.number == number)).first()
    if found is None or found.removed_at is not None:
        raise NotFound(message("There is no member with number {number}.", number=number))
    return found


def remove_own(
    desk: Desk, act: Act, number: int, kind: type[Training] | type[Trusted], row: int, gone: Message
) -> None:
    """Take away one row that is a member's own. Raises NotFound, saying ``gone``, where it is not."""
    with desk.work(act) as work:
        member = row_by_number(work.session, number)
        found = work.session.get(kind, row)
        if found is None or found.member_id != member.id:
            raise NotFound(gone)
        work.subject = member.uid
        work.remove(found)
        work.commit()


def phones_of(session: Session, member: Member) -> list[Phone]:
    """Return a member's numbers in order."""
    chosen = select(Phone).where(Phone.member_id == member.id).order_by(col(Phone.position))
    return list(session.exec(chosen))


def rows(desk: Desk, session: Session, members: Iterable[Member]) -> list[MemberRow]:
    """Return stored members as rows; by number alone while a visitor stands at the screen."""
    found = _named(desk, session, members)
    return [_numbered(row) for row in found] if desk.numbers_only else found


def _numbered(row: MemberRow) -> MemberRow:
    """Return a row that shows nobody: the number stands in place of the name."""
    return replace(
        row,
        name=row.number_text,
        local_name=None,
        circle_name=None,
        initial_first=False,
        relation=None,
        relation_name=None,
        village=None,
        birth_date=None,
        practical_note="",
        phones=(),
        office_number=None,
    )


def _named(desk: Desk, session: Session, members: Iterable[Member]) -> list[MemberRow]:
    """Return stored members as rows, phones and office numbers read together."""
    chosen = list(members)
    few = [_id(member) for member in chosen] if len(chosen) <= _MANY else None
    phones, offices = _phones(session, few), _offices(session, few)
    settings, today = centre(desk), desk.today
    return [_row(member, settings.number_text(member.number), phones, offices, today) for member in chosen]


def _phones(session: Session, few: list[int] | None) -> dict[int, list[tuple[str, bool]]]:
    chosen = columns_of(*map(col, (Phone.member_id, Phone.number, Phone.shared))).order_by(
        col(Phone.position)
    )
    if few is not None:
        chosen = chosen.where(col(Phone.member_id).in_(few))
    found: dict[int, list[tuple[str, bool]]] = {}
    for member_id, number, shared in rows_of(session, chosen):
        found.setdefault(member_id, []).append((number, shared))
    return found


def _offices(session: Session, few: list[int] | None) -> dict[int, str]:
    chosen = columns_of(col(Stay.member_id), col(Stay.office_number)).order_by(col(Stay.id))
    if few is not None:
        chosen = chosen.where(col(Stay.member_id).in_(few))
    return {member_id: office for member_id, office in rows_of(session, chosen) if office}


def _row(
    member: Member,
    number_text: str,
    phones: dict[int, list[tuple[str, bool]]],
    offices: dict[int, str],
    today: date,
) -> MemberRow:
    place = _id(member)
    numbers = phones.get(place, [])
    return MemberRow(
        id=place,
        uid=member.uid,
        number=member.number,
        number_text=number_text,
        name=member.name,
        local_name=member.local_name,
        circle_name=member.circle_name,
        initial_first=member.initial_first,
        relation=member.relation,
        relation_name=member.relation_name,
        village=member.village,
        gender=member.gender,
        birth_date=member.birth_date,
        age=age_of(member, today),
        stage=member.stage,
        print_language=member.print_language,
        languages=tuple(member.languages),
        practical_note=member.practical_note,
        notice_due=member.notice_due,
        pending_until=member.pending_until,
        registered_on=member.registered_on,
        phones=tuple(number for number, _shared in numbers),
        shared_phone=any(shared for _number, shared in numbers),
        office_number=offices.get(place),
        online_name=member.online_name,
        died_on=member.died_on,
        id_type=member.id_type,
        id_last4=member.id_last4,
        exempt_on=member.exempt_on,
    )


def age_of(member: Member, on: date) -> int | None:
    """Return completed years on a day, from the birth date or from an age that was right on a day."""
    if member.birth_date is not None:
        return age_on(member.birth_date, on)
    if member.age_years is not None and member.age_on is not None:
        return age_from(member.age_years, member.age_on, on)
    return None


def _id(member: Member) -> int:
    if member.id is None:
        raise ValueError("a member that was never written has no id")
    return member.id


def _has_guardian(session: Session, member: Member) -> bool:
    return session.exec(select(Guardian).where(Guardian.member_id == member.id)).first() is not None
