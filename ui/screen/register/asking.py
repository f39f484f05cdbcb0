# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the register asks in a dialog: closing, cancelling, a forgotten session, a pasted list, a month."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from models.gatherings.months import MonthReview
from models.gatherings.register import Register
from models.messages import Refused
from models.words import Mark, SessionState
from ui import language
from ui.labels import label
from ui.language import named, say, tr, trn
from ui.screen import dialogs
from ui.screen.register.service import Choice, RegisterService, Sitting
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.fields import AreaField, ChoiceField, Field, TextField, date_field, time_field
from ui.screen.widgets.words import silent

_MOST_NAMES = 12
Then = Callable[[], object]


def ask_close(parent: QWidget, service: RegisterService, sitting: Sitting, then: Then) -> None:
    """Close a session; asks only about those nobody recorded."""
    session, open_lines = sitting.session.id, unrecorded(sitting.shown)
    if not open_lines:
        _attempt(parent, lambda: service.close_session(session), then)
        return
    rest = ChoiceField(
        lambda: trn("{n} person is not recorded", "{n} people are not recorded", len(open_lines)),
        [
            (Mark.NOT_RECORDED, lambda: tr("Leave them not recorded")),
            (Mark.ABSENT, lambda: tr("They were absent")),
            (Mark.PRESENT, lambda: tr("They were present")),
        ],
    )
    rest.show_value(Mark.NOT_RECORDED)
    shown = Label(lambda: _names(open_lines), "sub", wrap=True)
    inside = QWidget()
    inside.setLayout(column(shown, rest, None, gap=12))

    def accept() -> bool:
        mark = rest.value()

        def close() -> None:
            if mark in (Mark.ABSENT, Mark.PRESENT):
                service.mark_line(session, "", mark)
            service.close_session(session)

        return _in_field(close, rest, then)

    dialogs.asker().ask_form(
        parent, lambda: tr("Close this session"), inside, lambda: tr("Close session"), accept
    )


def unrecorded(shown: Register) -> tuple[str, ...]:
    """Return whom nobody recorded."""
    return tuple(f"{line.row} {line.name}" for line in shown.lines if line.mark is Mark.NOT_RECORDED)


def _names(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST_NAMES
    listed = ", ".join(names[:_MOST_NAMES])
    if more <= 0:
        return listed
    return tr("{names} and {n} more", n=more, names=listed)


def ask_cancel(parent: QWidget, service: RegisterService, sitting: Sitting, then: Then) -> None:
    """Cancel a session with a reason."""
    session = sitting.session.id
    dialogs.asker().ask_reason(
        parent,
        lambda: tr("Cancel this session"),
        lambda: tr("It stays in the list as cancelled, and counts for nobody."),
        lambda: tr("Cancel session"),
        lambda reason: _attempt(parent, lambda: service.cancel_session(session, reason), then),
    )


def ask_forgotten(
    parent: QWidget, service: RegisterService, choice: Choice, then: Callable[[int], None]
) -> None:
    """Log a session that was held and forgotten; it is labelled so."""
    group = ChoiceField(
        lambda: tr("Group"), [(number, partial(named, name)) for number, name in choice.groups]
    )
    on = date_field(lambda: tr("Date"), needed=lambda: tr("On which day was it?"))
    starts = time_field(lambda: tr("Time"), lambda: tr("Empty is the group's usual time."))
    topic = TextField(lambda: tr("Topic"))
    inside = QWidget()
    inside.setLayout(column(group, on, starts, topic, None, gap=10))
    if choice.groups:
        group.show_value(choice.groups[0][0])
    on.show_value(choice.on)

    def accept() -> bool:
        number, day = group.value(), on.value() if on.readable() else None
        if number is None or day is None or not starts.readable():
            return False
        made: list[int] = []
        kept = _in_field(
            lambda: made.append(service.log_forgotten(number, day, starts.value(), topic.text())),
            on,
            lambda: None,
        )
        if kept:
            then(made[0])
        return kept

    dialogs.asker().ask_form(
        parent, lambda: tr("Log a forgotten session"), inside, lambda: tr("Log and mark"), accept
    )


def ask_day(parent: QWidget, service: RegisterService, code: str, then: Callable[[int], None]) -> None:
    """Ask on which day a blank sheet was filled that was printed without one."""
    on = date_field(
        lambda: tr("Date on the sheet"),
        lambda: tr("This sheet was printed without a day."),
        needed=lambda: tr("On which day was it?"),
    )
    inside = QWidget()
    inside.setLayout(column(on, None, gap=10))

    def accept() -> bool:
        day = on.value() if on.readable() else None
        if day is None:
            return False
        found: list[int | None] = []
        kept = _in_field(lambda: found.append(service.sheet_session(code, day)), on, lambda: None)
        if kept and found[0] is not None:
            then(found[0])
        return kept

    dialogs.asker().ask_form(
        parent, lambda: tr("On which day was it?"), inside, lambda: tr("Open the sheet"), accept
    )


def ask_paste(
    parent: QWidget, service: RegisterService, sitting: Sitting, then: Then, reason: str = ""
) -> None:
    """Paste who was online: only marks are kept."""
    session = sitting.session.id
    names = {line.member: line.name for line in sitting.shown.lines}
    pasted = AreaField(
        lambda: tr("Names, one a line"),
        lambda: tr("Copied from the call or the group. Nothing of it is kept but the marks."),
        most=20_000,
        lines=8,
    )
    found = Label(lambda: "", "sub", wrap=True)
    inside = QWidget()
    inside.setLayout(column(pasted, found, None, gap=10))
    meant: list[tuple[int, ...]] = [()]

    def read() -> None:
        matched = service.read_paste(session, pasted.edit.toPlainText())
        meant[0] = matched.members
        lines = [tr("Present: {names}", names=", ".join(names[each] for each in matched.members))]
        if matched.unclear:
            lines.append(tr("More than one person has this name: {names}", names=", ".join(matched.unclear)))
        if matched.unknown:
            lines.append(tr("Not on this roster: {names}", names=", ".join(matched.unknown)))
        text = "\n".join(lines) if pasted.edit.toPlainText().strip() else ""
        found.say(lambda: text)

    def accept() -> bool:
        if not meant[0]:
            pasted.trouble(lambda: tr("Nobody of this roster is in the list yet."))
            return False
        return _in_field(lambda: service.mark_pasted(session, meant[0], reason), pasted, then)

    pasted.edited.connect(read)
    dialogs.asker().ask_form(
        parent, lambda: tr("Who was online?"), inside, lambda: tr("Mark them present"), accept
    )


def ask_month(parent: QWidget, service: RegisterService, then: Callable[[date], None]) -> None:
    """Show a past month as its manager signs it, the oldest open one first; sign it off."""
    months = service.months()
    if not months:
        dialogs.asker().tell(parent, _month_head, lambda: tr("No month with sessions is over yet."))
        return
    field = ChoiceField(
        lambda: tr("Month"), [(month, partial(_month_name, month, closed=closed)) for month, closed in months]
    )
    shown = Label(silent, "sub", wrap=True)
    inside = QWidget()
    inside.setLayout(column(field, shown, None, gap=12))

    def show() -> None:
        review = service.month(field.value() or months[0][0])
        shown.say(lambda: month_words(review))

    def accept() -> bool:
        month = field.value()
        if month is None or dict(months)[month]:
            return True
        return _in_field(lambda: service.close_month(month), field, lambda: then(month))

    field.show_value(_first_open(months))
    field.edited.connect(show)
    show()
    dialogs.asker().ask_form(parent, _month_head, inside, lambda: tr("Sign off and freeze"), accept)


def _first_open(months: Sequence[tuple[date, bool]]) -> date:
    """Return the oldest month that is open; where all are closed, the newest."""
    return min((month for month, closed in months if not closed), default=months[0][0])


def _month_head() -> str:
    return tr("Close the month")


def _month_name(month: date, *, closed: bool) -> str:
    name = f"{month:%m-%Y}"
    return tr("{month}, closed", month=name) if closed else name


def month_words(review: MonthReview) -> str:
    """Say what stands in a month, what is missing, and what changed after it was closed."""
    figures = review.figures
    lines = [
        trn("{n} session", "{n} sessions", figures.get("sessions", 0)),
        *(
            tr("{mark}: {n}", mark=label(mark, language.current()), n=figures.get(mark.value, 0))
            for mark in Mark
        ),
        tr("Visitors and guests: {n}", n=figures.get("others", 0)),
    ]
    if review.closed_at is not None:
        lines.insert(0, tr("Closed on {at}. These figures are frozen.", at=review.closed_at))
        lines += [_correction(name, by) for name, by in review.corrections.items()]
    lines += [
        trn(
            "{on}, {group}: {n} person not recorded",
            "{on}, {group}: {n} people not recorded",
            count,
            on=one.on,
            group=one.group,
        )
        for one, count in review.unrecorded
    ]
    if review.untrained:
        lines.append(
            trn(
                "{n} session was led by nobody trained for it.",
                "{n} sessions were led by nobody trained for it.",
                review.untrained,
            )
        )
    if review.open:
        lines.append(
            trn(
                "{n} session is still open and will be closed.",
                "{n} sessions are still open and will be closed.",
                len(review.open),
            )
        )
    return "\n".join(lines)


def _correction(name: str, by: int) -> str:
    words = {mark.value: label(mark, language.current()) for mark in Mark} | {
        "sessions": tr("Sessions"),
        "cancelled": label(SessionState.CANCELLED, language.current()),
        "others": tr("Visitors and guests"),
    }
    return tr("Correction after closing: {figure} {by}", figure=words.get(name, name), by=f"{by:+d}")


def _attempt(parent: QWidget, work: Then, then: Then) -> None:
    try:
        work()
    except Refused as refused:
        dialogs.tell_trouble(parent, refused)
        return
    then()


def _in_field(work: Then, field: Field, then: Then) -> bool:
    try:
        work()
    except Refused as refused:
        said = refused.message
        field.trouble(lambda: say(said))
        return False
    then()
    return True
