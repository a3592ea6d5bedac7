// The CRUD twin's tables.

export const TABLES = `
CREATE TABLE people (person text PRIMARY KEY, personal jsonb NOT NULL);
CREATE TABLE sessions (cohort text, session text, starts_at timestamptz, ends_at timestamptz, PRIMARY KEY (cohort, session));
CREATE TABLE teams (cohort text, team text, name text NOT NULL, lead_region text NOT NULL, project_kind text NOT NULL,
  project_title text NOT NULL, PRIMARY KEY (cohort, team));
CREATE TABLE team_regions (cohort text, team text, region text, PRIMARY KEY (cohort, team, region));
CREATE INDEX ON team_regions (cohort, region);
CREATE TABLE team_members (cohort text, team text, person text, category text, region text,
  PRIMARY KEY (cohort, team, person));
CREATE TABLE attendance (cohort text, team text, session text, person text, how text NOT NULL,
  PRIMARY KEY (cohort, team, session, person));
CREATE TABLE tests (cohort text, team text, stage text, attempt serial, score int, scores jsonb,
  PRIMARY KEY (cohort, team, stage, attempt));
CREATE TABLE sittings (sitting text PRIMARY KEY, commission text NOT NULL, starts_at timestamptz NOT NULL);
CREATE TABLE items (sitting text, item text, cohort text, team text, stage text, closed boolean,
  PRIMARY KEY (sitting, item));
CREATE INDEX ON items (cohort, team, stage);
CREATE TABLE arrivals (sitting text, person text, PRIMARY KEY (sitting, person));
CREATE TABLE scores (sitting text, item text, person text, criterion text, score int,
  PRIMARY KEY (sitting, item, person, criterion));
CREATE TABLE verdicts (cohort text, team text, stage text, round serial, verdict text,
  PRIMARY KEY (cohort, team, stage, round));
CREATE TABLE remarks (cohort text, team text, stage text, text text, answered boolean DEFAULT false);
CREATE INDEX ON remarks (cohort, team, stage);
`;
