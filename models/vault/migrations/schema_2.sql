-- SPDX-FileCopyrightText: 2026 The Saathi team
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Written by packaging/schema.py from the tables; one statement between blank lines.

CREATE TABLE centre (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    names JSON NOT NULL,
    discreet_names JSON NOT NULL,
    address JSON NOT NULL,
    place JSON NOT NULL,
    phone VARCHAR NOT NULL,
    language VARCHAR(20) NOT NULL,
    helplines JSON NOT NULL,
    number_prefix VARCHAR NOT NULL,
    serial_prefix VARCHAR NOT NULL,
    count_start_day BOOLEAN NOT NULL,
    quiet_days INTEGER NOT NULL,
    dropout_days INTEGER NOT NULL,
    sponsor_days INTEGER NOT NULL,
    blank_rows INTEGER NOT NULL,
    is_sample BOOLEAN NOT NULL,
    stick_keeper VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE draft (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    author VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    kept_on DATE NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (uid),
    UNIQUE (place)
);

CREATE INDEX ix_draft_author ON draft (author);

CREATE TABLE "group" (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    name VARCHAR NOT NULL,
    names JSON NOT NULL,
    model VARCHAR(20) NOT NULL,
    genders JSON NOT NULL,
    min_age INTEGER,
    max_age INTEGER,
    name_level VARCHAR(20) NOT NULL,
    default_mode VARCHAR(20) NOT NULL,
    platform VARCHAR NOT NULL,
    facilitator VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    closed_on DATE,
    women_facilitator BOOLEAN NOT NULL,
    meeting_type VARCHAR(20),
    record_by TIME,
    UNIQUE (uid),
    UNIQUE (name)
);

CREATE TABLE holiday (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    "on" DATE NOT NULL,
    name VARCHAR NOT NULL,
    UNIQUE (uid),
    UNIQUE ("on")
);

CREATE TABLE logo (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    kind VARCHAR NOT NULL,
    content BLOB NOT NULL,
    width FLOAT NOT NULL,
    height FLOAT NOT NULL,
    discreet BOOLEAN NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE member (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    local_name VARCHAR,
    circle_name VARCHAR,
    online_name VARCHAR,
    initial_first BOOLEAN NOT NULL,
    relation VARCHAR(20),
    relation_name VARCHAR,
    village VARCHAR,
    gender VARCHAR(20) NOT NULL,
    birth_date DATE,
    age_years INTEGER,
    age_on DATE,
    languages JSON NOT NULL,
    print_language VARCHAR(20),
    stage VARCHAR(20) NOT NULL,
    practical_note VARCHAR(80) NOT NULL,
    notice_due BOOLEAN NOT NULL,
    pending_until DATE,
    exempt_on DATE,
    id_type VARCHAR,
    id_last4 VARCHAR(4),
    registered_on DATE NOT NULL,
    died_on DATE,
    removed_at DATETIME,
    UNIQUE (uid),
    UNIQUE (number)
);

CREATE TABLE monthclosing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    month DATE NOT NULL,
    closed_at DATETIME NOT NULL,
    staff VARCHAR NOT NULL,
    figures JSON NOT NULL,
    UNIQUE (uid),
    UNIQUE (month)
);

CREATE TABLE pairapart (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    author VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE pairnote (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    author VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    body BLOB NOT NULL,
    member VARCHAR NOT NULL,
    pair VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE INDEX ix_pairnote_member ON pairnote (member);

CREATE INDEX ix_pairnote_pair ON pairnote (pair);

CREATE TABLE pin (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    author VARCHAR NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (uid),
    UNIQUE (author)
);

CREATE TABLE programme (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    "key" VARCHAR NOT NULL,
    content JSON NOT NULL,
    loaded_on DATE NOT NULL,
    UNIQUE (uid),
    UNIQUE ("key")
);

CREATE TABLE progress (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    author VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    body BLOB NOT NULL,
    member VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE INDEX ix_progress_member ON progress (member);

CREATE TABLE sessionnote (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    author VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    body BLOB NOT NULL,
    session VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE INDEX ix_sessionnote_session ON sessionnote (session);

CREATE TABLE staff (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR(20) NOT NULL,
    language VARCHAR(20) NOT NULL,
    text_percent INTEGER NOT NULL,
    signer BLOB NOT NULL,
    disabled_at DATETIME,
    removed_at DATETIME,
    UNIQUE (uid)
);

CREATE TABLE topic (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    retired BOOLEAN NOT NULL,
    UNIQUE (uid),
    UNIQUE (text)
);

CREATE TABLE alias (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    member_id INTEGER NOT NULL,
    other_uid VARCHAR NOT NULL,
    entry_id INTEGER NOT NULL,
    joined_at DATETIME NOT NULL,
    undone_at DATETIME,
    UNIQUE (uid),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_alias_member_id ON alias (member_id);

CREATE INDEX ix_alias_other_uid ON alias (other_uid);

CREATE TABLE followup (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    member_id INTEGER NOT NULL,
    reason VARCHAR(20) NOT NULL,
    outcome VARCHAR(20) NOT NULL,
    "on" DATE NOT NULL,
    again_on DATE,
    caller_id VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_followup_member_id ON followup (member_id);

CREATE TABLE groupsession (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    group_id INTEGER NOT NULL,
    "on" DATE NOT NULL,
    starts TIME,
    minutes INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL,
    state VARCHAR(20) NOT NULL,
    reason VARCHAR NOT NULL,
    topic VARCHAR NOT NULL,
    facilitator VARCHAR NOT NULL,
    sheet_code VARCHAR NOT NULL,
    frozen_at DATETIME,
    logged_late BOOLEAN NOT NULL,
    began TIME,
    ended TIME,
    guests INTEGER NOT NULL,
    head_count INTEGER,
    action_points VARCHAR NOT NULL,
    filed_as VARCHAR NOT NULL,
    closed_at DATETIME,
    planned_on DATE,
    planned_at TIME,
    UNIQUE (uid),
    FOREIGN KEY(group_id) REFERENCES "group" (id),
    UNIQUE (sheet_code)
);

CREATE TABLE handoverstep (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    member_id INTEGER NOT NULL,
    what VARCHAR NOT NULL,
    teller VARCHAR NOT NULL,
    due_on DATE,
    done_on DATE,
    UNIQUE (uid),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_handoverstep_member_id ON handoverstep (member_id);

CREATE TABLE pair (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    sponsor_id INTEGER NOT NULL,
    sponsee_id INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL,
    state VARCHAR(20) NOT NULL,
    agreed_on DATE,
    ends_on DATE,
    ended_on DATE,
    UNIQUE (uid),
    FOREIGN KEY(sponsor_id) REFERENCES member (id),
    FOREIGN KEY(sponsee_id) REFERENCES member (id)
);

CREATE TABLE release (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    award_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    snapshot JSON NOT NULL,
    released_at DATETIME NOT NULL,
    prints INTEGER NOT NULL,
    handed_over_on DATE,
    reprints JSON NOT NULL,
    superseded_by VARCHAR,
    UNIQUE (uid),
    UNIQUE (award_id),
    FOREIGN KEY(award_id) REFERENCES award (id),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE TABLE servicepost (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    group_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    post VARCHAR NOT NULL,
    since DATE NOT NULL,
    until DATE,
    UNIQUE (uid),
    FOREIGN KEY(group_id) REFERENCES "group" (id),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_servicepost_group_id ON servicepost (group_id);

CREATE INDEX ix_servicepost_member_id ON servicepost (member_id);

CREATE TABLE sponsoroffer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    member_id INTEGER NOT NULL,
    places INTEGER NOT NULL,
    UNIQUE (uid),
    UNIQUE (member_id),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE TABLE training (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    member_id INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL,
    done_on DATE NOT NULL,
    expires_on DATE,
    UNIQUE (uid),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_training_member_id ON training (member_id);

CREATE TABLE trusted (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    member_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    may VARCHAR(20) NOT NULL,
    code_word VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_trusted_member_id ON trusted (member_id);

CREATE TABLE attendance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    session_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    mark VARCHAR(20) NOT NULL,
    mode VARCHAR(20) NOT NULL,
    sharing VARCHAR(20),
    met_sponsor BOOLEAN NOT NULL,
    met_taken BOOLEAN NOT NULL,
    at DATETIME NOT NULL,
    UNIQUE (session_id, member_id),
    UNIQUE (uid),
    FOREIGN KEY(session_id) REFERENCES groupsession (id),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE TABLE markcorrection (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    session_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    was VARCHAR(20) NOT NULL,
    now VARCHAR(20) NOT NULL,
    reason VARCHAR NOT NULL,
    staff VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(session_id) REFERENCES groupsession (id),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_markcorrection_member_id ON markcorrection (member_id);

CREATE INDEX ix_markcorrection_session_id ON markcorrection (session_id);

CREATE TABLE reservedsheet (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    code VARCHAR NOT NULL,
    group_id INTEGER NOT NULL,
    "on" DATE,
    session_id INTEGER,
    UNIQUE (uid),
    UNIQUE (code),
    FOREIGN KEY(group_id) REFERENCES "group" (id),
    FOREIGN KEY(session_id) REFERENCES groupsession (id)
);

CREATE INDEX ix_reservedsheet_group_id ON reservedsheet (group_id);

CREATE INDEX ix_reservedsheet_session_id ON reservedsheet (session_id);

CREATE TABLE sessionphase (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    session_id INTEGER NOT NULL,
    phase VARCHAR(20) NOT NULL,
    began TIME,
    ended TIME,
    UNIQUE (session_id, phase),
    UNIQUE (uid),
    FOREIGN KEY(session_id) REFERENCES groupsession (id)
);
