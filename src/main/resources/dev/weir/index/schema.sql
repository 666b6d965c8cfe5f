-- One statement a paragraph. A changed schema needs a new Database.VERSION: an older index is then made anew.

CREATE TABLE position (topic TEXT NOT NULL, part INTEGER NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (topic, part)) WITHOUT ROWID;

CREATE TABLE facet (id INTEGER PRIMARY KEY, stream TEXT NOT NULL, family TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (stream, family, name));

CREATE TABLE facet_count (facet INTEGER NOT NULL, status INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (facet, status)) WITHOUT ROWID;

CREATE TABLE open_hour (hour INTEGER PRIMARY KEY, n INTEGER NOT NULL);

-- nats in thousandths, times in epoch milliseconds, object '' where there is none.
CREATE TABLE held (id INTEGER PRIMARY KEY, origin TEXT NOT NULL UNIQUE, facet INTEGER NOT NULL, actor TEXT NOT NULL, anonymous INTEGER NOT NULL, object TEXT NOT NULL, value REAL, action TEXT, event_id TEXT, source TEXT, time INTEGER, at INTEGER NOT NULL, trust REAL NOT NULL, nats INTEGER NOT NULL, case_id INTEGER NOT NULL, status INTEGER NOT NULL, ended INTEGER, topic TEXT NOT NULL, part INTEGER NOT NULL, place INTEGER NOT NULL);

CREATE INDEX held_facet_nats ON held (status, facet, nats, id, at, trust);

CREATE INDEX held_facet_at ON held (status, facet, at, id, trust);

CREATE INDEX held_case_nats ON held (case_id, status, nats, id, at, trust, facet);

CREATE INDEX held_case_at ON held (case_id, status, at, id, trust, facet);

CREATE INDEX held_object_nats ON held (object, status, nats, id, at, trust, facet);

CREATE INDEX held_object_at ON held (object, status, at, id, trust, facet);

-- What is due: 5 is HoldStatus.EXPIRED.
CREATE INDEX held_due ON held (at, id) WHERE status = 5;

CREATE INDEX held_cell ON held (case_id, object, actor);

-- When the events of a case, or about an object, happened, and with which values: whole questions are answered from these alone.
CREATE INDEX held_case_time ON held (case_id, coalesce(time, at));

CREATE INDEX held_object_time ON held (object, case_id, coalesce(time, at), value, facet);

CREATE INDEX held_actor ON held (actor, at, status);

CREATE INDEX held_source ON held (source, at) WHERE source IS NOT NULL;

CREATE TABLE bytes (held INTEGER PRIMARY KEY, key BLOB, value BLOB, headers BLOB NOT NULL);

CREATE TABLE cases (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, stream TEXT NOT NULL, subject TEXT NOT NULL, members INTEGER NOT NULL DEFAULT 0, objects INTEGER NOT NULL DEFAULT 0, held INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0, nats INTEGER NOT NULL DEFAULT 0, facets INTEGER NOT NULL DEFAULT 0, facet INTEGER NOT NULL DEFAULT 0, risk REAL NOT NULL DEFAULT 0, reach INTEGER NOT NULL DEFAULT 0, score REAL NOT NULL DEFAULT 0, oldest INTEGER NOT NULL DEFAULT 0, newest INTEGER NOT NULL DEFAULT 0, status INTEGER NOT NULL DEFAULT 0, stale INTEGER NOT NULL DEFAULT 1);

CREATE INDEX cases_score ON cases (status, score, id);

CREATE INDEX cases_oldest ON cases (status, oldest, id);

CREATE INDEX cases_stale ON cases (id) WHERE stale = 1;

CREATE TABLE case_actor (case_id INTEGER NOT NULL, actor TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (case_id, actor)) WITHOUT ROWID;

CREATE INDEX case_actor_actor ON case_actor (actor, n);

CREATE TABLE case_object (case_id INTEGER NOT NULL, object TEXT NOT NULL, n INTEGER NOT NULL, members INTEGER NOT NULL, PRIMARY KEY (case_id, object)) WITHOUT ROWID;

CREATE INDEX case_object_object ON case_object (object);

CREATE INDEX case_object_members ON case_object (case_id, members);

-- Who shares a reason: an object's crowd, or a check on one day.
CREATE TABLE bunch (name TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (name, actor)) WITHOUT ROWID;

CREATE TABLE bunch_count (name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;

-- seen: when something was last said or held of it.
CREATE TABLE actor (name TEXT PRIMARY KEY, campaign TEXT, found TEXT, found_at INTEGER, excluded_since INTEGER, excluded_streams TEXT, seen INTEGER NOT NULL) WITHOUT ROWID;

CREATE INDEX actor_campaign ON actor (coalesce(campaign, found)) WHERE coalesce(campaign, found) IS NOT NULL;

CREATE TABLE standing (id INTEGER PRIMARY KEY, actor TEXT NOT NULL, standing TEXT NOT NULL, since INTEGER, campaign TEXT, reason TEXT NOT NULL, time INTEGER NOT NULL, policy TEXT, at INTEGER NOT NULL);

CREATE INDEX standing_actor ON standing (actor);

CREATE INDEX standing_policy ON standing (policy, actor) WHERE policy IS NOT NULL;

CREATE TABLE admitted (id INTEGER PRIMARY KEY, origin TEXT NOT NULL, stream TEXT NOT NULL, actor TEXT NOT NULL, object TEXT NOT NULL, value REAL, source TEXT, time INTEGER, at INTEGER NOT NULL, trust REAL NOT NULL, released INTEGER NOT NULL, signed_by TEXT, arrival INTEGER);

CREATE INDEX admitted_actor ON admitted (actor, at);

CREATE INDEX admitted_object ON admitted (object, actor);

CREATE INDEX admitted_object_time ON admitted (object, stream, coalesce(time, at), value, released);

CREATE INDEX admitted_source ON admitted (source) WHERE source IS NOT NULL;

CREATE INDEX admitted_signed_by ON admitted (signed_by) WHERE signed_by IS NOT NULL;

CREATE INDEX admitted_origin ON admitted (origin);

CREATE TABLE object (name TEXT NOT NULL, stream TEXT NOT NULL, admitted INTEGER NOT NULL, contributors INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (name, stream)) WITHOUT ROWID;

CREATE TABLE let_out (origin TEXT PRIMARY KEY, by TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;

CREATE INDEX let_out_at ON let_out (at);

CREATE TABLE retraction (id INTEGER PRIMARY KEY, subject TEXT NOT NULL, at INTEGER NOT NULL, json BLOB NOT NULL);

CREATE INDEX retraction_subject ON retraction (subject);

CREATE INDEX retraction_at ON retraction (at);

CREATE TABLE alert (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, stream TEXT NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL, sentence TEXT NOT NULL);

CREATE INDEX alert_subject ON alert (subject);

CREATE INDEX alert_at ON alert (at);

CREATE TABLE minute (minute INTEGER NOT NULL, what TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (minute, what)) WITHOUT ROWID;

CREATE TABLE decision (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, action TEXT, subject TEXT NOT NULL DEFAULT '', origin TEXT, streams TEXT NOT NULL DEFAULT '', since INTEGER, until INTEGER, undoes TEXT, campaign TEXT, reason TEXT, comment TEXT NOT NULL DEFAULT '', reviewer TEXT NOT NULL DEFAULT '', time INTEGER NOT NULL DEFAULT 0, outcome TEXT, sentence TEXT NOT NULL DEFAULT '', retractions INTEGER NOT NULL DEFAULT 0, released INTEGER NOT NULL DEFAULT 0, at INTEGER NOT NULL);

CREATE INDEX decision_subject ON decision (subject);

CREATE INDEX decision_origin ON decision (origin) WHERE origin IS NOT NULL;

CREATE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL;

CREATE INDEX decision_campaign ON decision (campaign) WHERE campaign IS NOT NULL;

CREATE INDEX decision_outcome ON decision (outcome, action);

-- The blind sample: the lowest draws of each day among what was held, and among what was admitted, and one more for the limit.
CREATE TABLE blind (origin TEXT PRIMARY KEY, stratum INTEGER NOT NULL, day INTEGER NOT NULL, draw REAL NOT NULL, place REAL NOT NULL, chosen INTEGER NOT NULL DEFAULT 0, probability REAL NOT NULL DEFAULT 0, stream TEXT NOT NULL, facet INTEGER, actor TEXT NOT NULL, anonymous INTEGER NOT NULL, object TEXT NOT NULL, value REAL, event_id TEXT, source TEXT, time INTEGER, at INTEGER NOT NULL, trust REAL NOT NULL, bytes BLOB) WITHOUT ROWID;

CREATE INDEX blind_day ON blind (day, stratum, draw);

-- All that was held, and all that was admitted: what the sample stands for.
CREATE TABLE blind_count (day INTEGER NOT NULL, stratum INTEGER NOT NULL, stream TEXT NOT NULL, facet INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (day, stratum, stream, facet)) WITHOUT ROWID;

-- How far the rounds have come in each table.
CREATE TABLE hand (name TEXT PRIMARY KEY, at) WITHOUT ROWID;

CREATE TABLE drawn_by (key TEXT NOT NULL);

-- Who was erased, by pseudonym: what arrived before until, and what was said before at, is left out.
CREATE TABLE erased (name TEXT PRIMARY KEY, until INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
