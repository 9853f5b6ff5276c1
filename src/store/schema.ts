/**
 * The tables. Everything in them is derived: captures from the archive, the rest from the
 * records, so that there is nothing to migrate.
 *
 * `fields` names each text of each action once, `texts` holds it, and `words` is the full-text
 * index over it: a search goes through many fields and shows few texts, so the long ones do not
 * lie among the short. A field has all that a search says of it, so that it need not be looked up
 * in four other tables for each of some hundred hits. The index is told of a whole plan at once, which takes half the time of
 * telling it of each text.
 */
export const schema = `
CREATE TABLE captures (
  capture INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, plan TEXT NOT NULL, edition TEXT NOT NULL, revision INTEGER NOT NULL,
  position INTEGER NOT NULL, name TEXT NOT NULL, url TEXT, media_type TEXT NOT NULL, retrieved TEXT,
  bytes INTEGER NOT NULL
);
CREATE INDEX captures_by_edition ON captures (plan, edition, revision, sha256);
CREATE TABLE editions (
  plan TEXT NOT NULL, edition TEXT NOT NULL, revision INTEGER NOT NULL, newest INTEGER NOT NULL,
  position INTEGER NOT NULL, title TEXT, published TEXT, publisher TEXT, licence TEXT, version TEXT NOT NULL,
  actions INTEGER NOT NULL, unread INTEGER NOT NULL,
  PRIMARY KEY (plan, edition, revision)
);
CREATE TABLE actions (
  action INTEGER PRIMARY KEY, plan TEXT NOT NULL, edition TEXT NOT NULL, revision INTEGER NOT NULL,
  position INTEGER NOT NULL, key TEXT NOT NULL, id TEXT, theme_id TEXT, theme TEXT, recommendation_id TEXT,
  recommendation TEXT, text TEXT NOT NULL, status TEXT, status_value TEXT, response TEXT, response_value TEXT,
  progress TEXT, owners TEXT, due TEXT, due_earliest TEXT, due_latest TEXT, certainty TEXT NOT NULL, thread TEXT,
  UNIQUE (plan, edition, revision, key)
);
CREATE TABLE fields (
  row INTEGER PRIMARY KEY, action INTEGER NOT NULL,
  plan TEXT NOT NULL, edition TEXT NOT NULL, revision INTEGER NOT NULL, newest INTEGER NOT NULL, key TEXT NOT NULL,
  thread TEXT, field TEXT NOT NULL, capture INTEGER, start INTEGER, end INTEGER, page INTEGER
);
CREATE TABLE texts (row INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE spans (
  action INTEGER NOT NULL, field TEXT NOT NULL, segment INTEGER NOT NULL,
  capture INTEGER, start INTEGER, end INTEGER, page INTEGER, box TEXT, part TEXT, path TEXT,
  PRIMARY KEY (action, field, segment)
) WITHOUT ROWID;
CREATE TABLE threads (
  plan TEXT NOT NULL, thread TEXT NOT NULL, edition TEXT NOT NULL, state TEXT NOT NULL, keys TEXT NOT NULL,
  status_value TEXT
);
CREATE INDEX threads_by_thread ON threads (thread, plan);
CREATE TABLE changes (
  plan TEXT NOT NULL, from_edition TEXT NOT NULL, to_edition TEXT NOT NULL, position INTEGER NOT NULL,
  kind TEXT NOT NULL, before TEXT, after TEXT, change TEXT NOT NULL
);
CREATE INDEX changes_by_plan ON changes (plan, to_edition);
CREATE TABLE runs (
  at TEXT NOT NULL, plan TEXT NOT NULL, outcome TEXT NOT NULL, last_good TEXT, failures INTEGER NOT NULL,
  fetched INTEGER NOT NULL, written INTEGER NOT NULL, PRIMARY KEY (plan, at)
);
CREATE TABLE tries (
  plan TEXT NOT NULL, address TEXT NOT NULL, count INTEGER NOT NULL, last TEXT NOT NULL, PRIMARY KEY (plan, address)
);
CREATE TABLE derived (plan TEXT PRIMARY KEY, key TEXT NOT NULL, editions TEXT NOT NULL, files TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (text, content='texts', content_rowid='row',
  tokenize="unicode61 remove_diacritics 2");
`;
