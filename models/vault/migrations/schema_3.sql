-- SPDX-FileCopyrightText: 2026 The Saathi team
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Written by packaging/schema.py from the tables; one statement between blank lines.

CREATE TABLE award (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    author VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    body BLOB NOT NULL,
    serial VARCHAR NOT NULL,
    key_uid VARCHAR NOT NULL,
    UNIQUE (uid),
    UNIQUE (serial)
);

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

CREATE TABLE certificatekey (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    "key" BLOB NOT NULL,
    extra JSON NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE counter (
    name VARCHAR NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (name)
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

CREATE TABLE importrun (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    at DATETIME NOT NULL,
    staff VARCHAR NOT NULL,
    digest BLOB NOT NULL,
    figures JSON NOT NULL,
    entry_id INTEGER,
    undone_at DATETIME,
    UNIQUE (uid)
);

CREATE TABLE logentry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at DATETIME NOT NULL,
    staff VARCHAR NOT NULL,
    act VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    commitment BLOB NOT NULL,
    signature BLOB NOT NULL
);

CREATE INDEX ix_logentry_staff ON logentry (staff);

CREATE INDEX ix_logentry_subject ON logentry (subject);

CREATE TABLE logkey (
    subject VARCHAR NOT NULL,
    "key" BLOB NOT NULL,
    PRIMARY KEY (subject)
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

CREATE TABLE post (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    author VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    body BLOB NOT NULL,
    posted_at DATETIME NOT NULL,
    accepted_at DATETIME,
    UNIQUE (uid)
);

CREATE INDEX ix_post_subject ON post (subject);

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

CREATE TABLE rung (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    unit VARCHAR(20) NOT NULL,
    count INTEGER NOT NULL,
    names JSON NOT NULL,
    colour VARCHAR NOT NULL,
    repeats BOOLEAN NOT NULL,
    announce BOOLEAN NOT NULL,
    chip BOOLEAN NOT NULL,
    certificate BOOLEAN NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE sealednote (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    author VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    body BLOB NOT NULL,
    member VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE INDEX ix_sealednote_member ON sealednote (member);

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

CREATE TABLE signatory (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    names JSON NOT NULL,
    roles JSON NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE sobrietyrecord (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    author VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    body BLOB NOT NULL,
    member VARCHAR NOT NULL,
    UNIQUE (uid),
    UNIQUE (member)
);

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

CREATE TABLE vaultstate (
    id INTEGER NOT NULL,
    vault VARCHAR NOT NULL,
    key_revision INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    last_instant DATETIME,
    PRIMARY KEY (id)
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

CREATE TABLE consent (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    member_id INTEGER NOT NULL,
    purpose VARCHAR(20) NOT NULL,
    given BOOLEAN NOT NULL,
    at DATETIME NOT NULL,
    notice_version VARCHAR NOT NULL,
    language VARCHAR(20) NOT NULL,
    read_by VARCHAR NOT NULL,
    on_paper BOOLEAN NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_consent_member_id ON consent (member_id);

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

CREATE INDEX ix_groupsession_group_id ON groupsession (group_id);

CREATE INDEX ix_groupsession_on ON groupsession ("on");

CREATE TABLE guardian (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    member_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    phone VARCHAR,
    id_type VARCHAR,
    id_last4 VARCHAR(4),
    seen_by VARCHAR,
    "on" DATE NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_guardian_member_id ON guardian (member_id);

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

CREATE TABLE logdetail (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    subject VARCHAR NOT NULL,
    commitment BLOB NOT NULL,
    body BLOB NOT NULL,
    FOREIGN KEY(entry_id) REFERENCES logentry (id)
);

CREATE INDEX ix_logdetail_entry_id ON logdetail (entry_id);

CREATE INDEX ix_logdetail_subject ON logdetail (subject);

CREATE TABLE logseal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    row_uid VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    digest BLOB NOT NULL,
    UNIQUE (row_uid, version),
    FOREIGN KEY(entry_id) REFERENCES logentry (id)
);

CREATE INDEX ix_logseal_entry_id ON logseal (entry_id);

CREATE TABLE membership (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    group_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    joined DATE NOT NULL,
    "left" DATE,
    UNIQUE (uid),
    FOREIGN KEY(group_id) REFERENCES "group" (id),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_membership_group_id ON membership (group_id);

CREATE INDEX ix_membership_member_id ON membership (member_id);

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

CREATE INDEX ix_pair_sponsee_id ON pair (sponsee_id);

CREATE INDEX ix_pair_sponsor_id ON pair (sponsor_id);

CREATE TABLE phone (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    member_id INTEGER NOT NULL,
    number VARCHAR NOT NULL,
    shared BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_phone_member_id ON phone (member_id);

CREATE INDEX ix_phone_number ON phone (number);

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

CREATE INDEX ix_release_member_id ON release (member_id);

CREATE TABLE schedule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    group_id INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    week_of_month INTEGER,
    starts TIME NOT NULL,
    minutes INTEGER NOT NULL,
    since DATE,
    until DATE,
    UNIQUE (uid),
    FOREIGN KEY(group_id) REFERENCES "group" (id)
);

CREATE INDEX ix_schedule_group_id ON schedule (group_id);

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

CREATE TABLE stay (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    member_id INTEGER NOT NULL,
    office_number VARCHAR,
    admitted DATE,
    "left" DATE,
    UNIQUE (uid),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_stay_member_id ON stay (member_id);

CREATE INDEX ix_stay_office_number ON stay (office_number);

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

CREATE INDEX ix_attendance_member_id ON attendance (member_id);

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

CREATE TABLE rosterline (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    session_id INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    visiting BOOLEAN NOT NULL,
    UNIQUE (session_id, "row"),
    UNIQUE (session_id, member_id),
    UNIQUE (uid),
    FOREIGN KEY(session_id) REFERENCES groupsession (id),
    FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_rosterline_member_id ON rosterline (member_id);

CREATE INDEX ix_rosterline_session_id ON rosterline (session_id);

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

CREATE TABLE visitor (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    session_id INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    age VARCHAR(20) NOT NULL,
    came_on DATE NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(session_id) REFERENCES groupsession (id)
);

CREATE INDEX ix_visitor_session_id ON visitor (session_id);

CREATE TRIGGER logentry_keeps_update BEFORE UPDATE ON logentry
BEGIN SELECT RAISE(ABORT, 'the log is kept'); END;

CREATE TRIGGER logentry_keeps_delete BEFORE DELETE ON logentry
BEGIN SELECT RAISE(ABORT, 'the log is kept'); END;

CREATE TRIGGER logentry_keeps_insert BEFORE INSERT ON logentry
WHEN EXISTS (SELECT 1 FROM logentry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the log is kept'); END;
