# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every act the log can hold, whose keys it takes, and whether it can be undone.

Acts about sealed things share one neutral word, ``counsel``: from the log nobody can tell a new start from a
corrected date.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.words import Role


class Act(StrEnum):
    """One kind of work. Values are stored in the log; never rename one."""

    FOUND = "found"
    RECOVER = "recover"
    SIGN_IN = "sign_in"
    ADD_STAFF = "add_staff"
    CHANGE_STAFF = "change_staff"
    PREFER = "prefer"
    PASSWORD = "password"  # noqa: S105 - the act of changing one
    SETTINGS = "settings"
    VIEW_MEMBER = "view_member"
    ADD_MEMBER = "add_member"
    EDIT_MEMBER = "edit_member"
    CONSENT = "consent"
    GUARDIAN = "guardian"
    GROUPS = "groups"
    PLAN_AHEAD = "plan_ahead"
    PLAN_SESSION = "plan_session"
    OPEN_SESSION = "open_session"
    MARK = "mark"
    MARK_CLOSED = "mark_closed"
    CLOSE_SESSION = "close_session"
    CANCEL_SESSION = "cancel_session"
    RUN_SESSION = "run_session"
    COUNT_VISITORS = "count_visitors"
    CLOSE_MONTH = "close_month"
    PRINT = "print"
    POST = "post"
    ACCEPT_POSTS = "accept_posts"
    COUNSEL = "counsel"
    AWARD = "award"
    RELEASE = "release"
    HAND_OVER = "hand_over"
    PAIR = "pair"
    KEEP_APART = "keep_apart"
    FOLLOW_UP = "follow_up"
    IMPORT = "import"
    UNDO_IMPORT = "undo_import"
    READ_RECORD = "read_record"
    READ_LOG = "read_log"
    SAMPLE = "sample"
    CHECK = "check"
    TRUSTED = "trusted"
    EXEMPT = "exempt"
    STAY = "stay"
    MERGE = "merge"
    UNMERGE = "unmerge"
    EXPORT = "export"
    UNDO = "undo"
    REDO = "redo"
    NEW_KEYS = "new_keys"
    RESEAL = "reseal"
    TAKE_BACK = "take_back"
    REMOVE_MEMBER = "remove_member"
    REMOVE_SESSION = "remove_session"
    BACKUP = "backup"
    RESTORE = "restore"
    SALVAGE = "salvage"
    TRAIN = "train"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do an act, and whether the person may take it back."""

    needs: Role = Role.DESK
    undoable: bool = False


_DESK, _COUNSELLOR, _MANAGER = Role.DESK, Role.COUNSELLOR, Role.MANAGER

RULES: dict[Act, Rule] = {
    Act.FOUND: Rule(_MANAGER),
    Act.RECOVER: Rule(_MANAGER),
    Act.SIGN_IN: Rule(),
    Act.ADD_STAFF: Rule(_MANAGER),
    Act.CHANGE_STAFF: Rule(_MANAGER),
    Act.PREFER: Rule(),
    Act.PASSWORD: Rule(),
    Act.SETTINGS: Rule(_MANAGER, undoable=True),
    Act.VIEW_MEMBER: Rule(),
    Act.ADD_MEMBER: Rule(undoable=True),
    Act.EDIT_MEMBER: Rule(undoable=True),
    Act.CONSENT: Rule(undoable=True),
    Act.GUARDIAN: Rule(undoable=True),
    Act.GROUPS: Rule(undoable=True),
    Act.PLAN_AHEAD: Rule(),
    Act.PLAN_SESSION: Rule(undoable=True),
    Act.OPEN_SESSION: Rule(undoable=True),
    Act.MARK: Rule(undoable=True),
    Act.MARK_CLOSED: Rule(_COUNSELLOR),
    Act.CLOSE_SESSION: Rule(undoable=True),
    Act.CANCEL_SESSION: Rule(_MANAGER, undoable=True),
    Act.RUN_SESSION: Rule(undoable=True),
    Act.COUNT_VISITORS: Rule(),
    Act.CLOSE_MONTH: Rule(_MANAGER),
    Act.PRINT: Rule(),
    Act.POST: Rule(),
    Act.ACCEPT_POSTS: Rule(_COUNSELLOR),
    Act.COUNSEL: Rule(_COUNSELLOR, undoable=True),
    Act.AWARD: Rule(_COUNSELLOR),
    Act.RELEASE: Rule(_COUNSELLOR),
    Act.HAND_OVER: Rule(undoable=True),
    Act.PAIR: Rule(_COUNSELLOR, undoable=True),
    Act.KEEP_APART: Rule(_MANAGER, undoable=True),
    Act.FOLLOW_UP: Rule(undoable=True),
    Act.IMPORT: Rule(),
    Act.UNDO_IMPORT: Rule(),
    Act.READ_RECORD: Rule(_COUNSELLOR),
    Act.READ_LOG: Rule(_MANAGER),
    Act.SAMPLE: Rule(_MANAGER),
    Act.CHECK: Rule(),
    Act.TRUSTED: Rule(undoable=True),
    Act.EXEMPT: Rule(_MANAGER, undoable=True),
    Act.STAY: Rule(undoable=True),
    Act.MERGE: Rule(_MANAGER),
    Act.UNMERGE: Rule(_MANAGER),
    Act.EXPORT: Rule(_MANAGER),
    Act.UNDO: Rule(),
    Act.REDO: Rule(),
    Act.NEW_KEYS: Rule(_MANAGER),
    Act.RESEAL: Rule(_COUNSELLOR),
    Act.TAKE_BACK: Rule(_MANAGER),
    Act.REMOVE_MEMBER: Rule(_MANAGER, undoable=True),
    Act.REMOVE_SESSION: Rule(_MANAGER, undoable=True),
    Act.BACKUP: Rule(),
    Act.RESTORE: Rule(_MANAGER),
    Act.SALVAGE: Rule(_MANAGER),
    Act.TRAIN: Rule(_COUNSELLOR, undoable=True),
    Act.ERASE: Rule(_MANAGER),
}

WITH_NUMBERS = frozenset(
    {
        *(Act.SIGN_IN, Act.PREFER, Act.VIEW_MEMBER, Act.CHECK, Act.UNDO, Act.REDO),
        *(Act.OPEN_SESSION, Act.MARK, Act.MARK_CLOSED, Act.RUN_SESSION, Act.CLOSE_SESSION),
    }
)
"""What may be done while members are shown by number alone: nothing that could write a number for a name."""

_REACH = (Role.DESK, Role.COUNSELLOR, Role.MANAGER)


def opens(role: Role, act: Act) -> bool:
    """Tell whether keys of ``role`` reach ``act``."""
    return _REACH.index(role) >= _REACH.index(RULES[act].needs)
