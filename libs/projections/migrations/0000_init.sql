CREATE TABLE "agreements" (
	"agreement" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"parties" jsonb NOT NULL,
	"directions" jsonb NOT NULL,
	"signed_at" text NOT NULL,
	"ended_at" text,
	"end_reason" text,
	"shown_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_files" (
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"file" jsonb NOT NULL,
	"shown_at" text NOT NULL,
	CONSTRAINT "case_files_cohort_team_pk" PRIMARY KEY("cohort","team")
);
--> statement-breakpoint
CREATE TABLE "cohort_board" (
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"seat" text NOT NULL,
	"came_at" text NOT NULL,
	"state" jsonb NOT NULL,
	"shown_at" text NOT NULL,
	CONSTRAINT "cohort_board_cohort_team_pk" PRIMARY KEY("cohort","team")
);
--> statement-breakpoint
CREATE TABLE "cohort_board_cohorts" (
	"cohort" text PRIMARY KEY NOT NULL,
	"capacity" integer,
	"closed_at" text,
	"sessions" jsonb NOT NULL,
	"shown_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cohort_rules" (
	"projection" text NOT NULL,
	"cohort" text NOT NULL,
	"program" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"targets" jsonb NOT NULL,
	"as_target" jsonb NOT NULL,
	"districts" jsonb NOT NULL,
	"charter" jsonb NOT NULL,
	"migrations" jsonb NOT NULL,
	"opened_at" text NOT NULL,
	"shown_at" text NOT NULL,
	CONSTRAINT "cohort_rules_projection_cohort_pk" PRIMARY KEY("projection","cohort")
);
--> statement-breakpoint
CREATE TABLE "program_rules" (
	"projection" text NOT NULL,
	"program" text NOT NULL,
	"version" integer NOT NULL,
	"charter" jsonb NOT NULL,
	CONSTRAINT "program_rules_projection_program_version_pk" PRIMARY KEY("projection","program","version")
);
--> statement-breakpoint
CREATE TABLE "cohort_sessions" (
	"cohort" text NOT NULL,
	"session" text NOT NULL,
	"stage" text NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"planned" boolean NOT NULL,
	"starts_at" text NOT NULL,
	"ends_at" text NOT NULL,
	"cancelled" text,
	"shown_at" text NOT NULL,
	CONSTRAINT "cohort_sessions_cohort_session_pk" PRIMARY KEY("cohort","session")
);
--> statement-breakpoint
CREATE TABLE "cohort_teams" (
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"name" text NOT NULL,
	"seat" text NOT NULL,
	"seat_since" text NOT NULL,
	"withdrawn_from" text,
	"lead_region" text NOT NULL,
	"regions" jsonb NOT NULL,
	"agreement" text,
	"shown_at" text NOT NULL,
	CONSTRAINT "cohort_teams_cohort_team_pk" PRIMARY KEY("cohort","team")
);
--> statement-breakpoint
CREATE TABLE "cohorts" (
	"cohort" text PRIMARY KEY NOT NULL,
	"program" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"targets" jsonb NOT NULL,
	"capacity" integer,
	"opened_at" text NOT NULL,
	"closed" jsonb,
	"turns" jsonb NOT NULL,
	"shown_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commissions" (
	"commission" text PRIMARY KEY NOT NULL,
	"title" jsonb NOT NULL,
	"roster" jsonb NOT NULL,
	"amendments" jsonb NOT NULL,
	"appointed_at" text NOT NULL,
	"shown_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deadlines" (
	"kind" text NOT NULL,
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"subject" text NOT NULL,
	"due" text,
	"state" jsonb NOT NULL,
	CONSTRAINT "deadlines_kind_cohort_team_subject_pk" PRIMARY KEY("kind","cohort","team","subject")
);
--> statement-breakpoint
CREATE TABLE "decision_log" (
	"decision" text PRIMARY KEY NOT NULL,
	"position" text NOT NULL,
	"command" text NOT NULL,
	"actor" text NOT NULL,
	"role" text NOT NULL,
	"acted_as" jsonb NOT NULL,
	"decided_at" text NOT NULL,
	"occurred_at" text,
	"stream" text NOT NULL,
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"params" jsonb NOT NULL,
	"refused" text,
	"facts" jsonb,
	"events" jsonb NOT NULL,
	"event_count" integer NOT NULL,
	"receipt" jsonb NOT NULL,
	"shown_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "funnel_teams" (
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"passage" jsonb NOT NULL,
	CONSTRAINT "funnel_teams_cohort_team_pk" PRIMARY KEY("cohort","team")
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"outcome" text NOT NULL,
	"program" text NOT NULL,
	"title" jsonb,
	"description" text NOT NULL,
	"document" text NOT NULL,
	"recorded_for" text NOT NULL,
	"shown_at" text NOT NULL,
	CONSTRAINT "outcomes_cohort_team_outcome_pk" PRIMARY KEY("cohort","team","outcome")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"person" text PRIMARY KEY NOT NULL,
	"personal" jsonb NOT NULL,
	"mac" text NOT NULL,
	"registered_at" text NOT NULL,
	"corrected_at" text,
	"shown_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "program_charters" (
	"program" text NOT NULL,
	"version" integer NOT NULL,
	"charter" jsonb NOT NULL,
	"chartered_at" text NOT NULL,
	"shown_at" text NOT NULL,
	CONSTRAINT "program_charters_program_version_pk" PRIMARY KEY("program","version")
);
--> statement-breakpoint
CREATE TABLE "region_contributions" (
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"level" text NOT NULL,
	"place" text NOT NULL,
	"reached" text NOT NULL,
	"metric" text NOT NULL,
	"position" text NOT NULL,
	"change" integer NOT NULL,
	"delta" integer NOT NULL,
	"true_from" text NOT NULL,
	"stream" text NOT NULL,
	"revision" text NOT NULL,
	CONSTRAINT "region_contributions_position_change_pk" PRIMARY KEY("position","change")
);
--> statement-breakpoint
CREATE TABLE "region_progress" (
	"cohort" text NOT NULL,
	"level" text NOT NULL,
	"place" text NOT NULL,
	"reached" text NOT NULL,
	"program" text NOT NULL,
	"involved" integer NOT NULL,
	"led" integer NOT NULL,
	"guests" integer NOT NULL,
	"guest_led" integer NOT NULL,
	"shown_at" text NOT NULL,
	CONSTRAINT "region_progress_cohort_level_place_reached_pk" PRIMARY KEY("cohort","level","place","reached")
);
--> statement-breakpoint
CREATE TABLE "region_progress_teams" (
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"standing" jsonb NOT NULL,
	CONSTRAINT "region_progress_teams_cohort_team_pk" PRIMARY KEY("cohort","team")
);
--> statement-breakpoint
CREATE TABLE "region_editions" (
	"kind" text PRIMARY KEY NOT NULL,
	"edition" text NOT NULL,
	"keys" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"region" text PRIMARY KEY NOT NULL,
	"edition" text NOT NULL,
	"body" jsonb NOT NULL,
	"shown_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registry_entries" (
	"registry" text NOT NULL,
	"number" text NOT NULL,
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"stage" text NOT NULL,
	"entry_order" text NOT NULL,
	"entered_at" text NOT NULL,
	"valid_until" text,
	"earlier" jsonb NOT NULL,
	"removed" jsonb,
	"numbers" text NOT NULL,
	"shown_at" text NOT NULL,
	CONSTRAINT "registry_entries_registry_number_cohort_team_pk" PRIMARY KEY("registry","number","cohort","team")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"projection" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"log" text,
	"commit" bigint,
	"prepare" bigint,
	"reached" text NOT NULL,
	"revision" integer NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parked_events" (
	"projection" text NOT NULL,
	"position" text NOT NULL,
	"key" text NOT NULL,
	"cohort" text NOT NULL,
	"given_up" jsonb,
	CONSTRAINT "parked_events_projection_position_pk" PRIMARY KEY("projection","position")
);
--> statement-breakpoint
CREATE TABLE "parked_keys" (
	"projection" text NOT NULL,
	"key" text NOT NULL,
	"cohort" text NOT NULL,
	"position" text NOT NULL,
	"stream" text NOT NULL,
	"type" text NOT NULL,
	"reason" text NOT NULL,
	"attempts" integer NOT NULL,
	CONSTRAINT "parked_keys_projection_key_pk" PRIMARY KEY("projection","key")
);
--> statement-breakpoint
CREATE TABLE "search_entries" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"team" text NOT NULL,
	"registry" text NOT NULL,
	"stage" text NOT NULL,
	"title" text NOT NULL,
	"folded" text NOT NULL,
	CONSTRAINT "search_entries_kind_id_team_registry_stage_pk" PRIMARY KEY("kind","id","team","registry","stage")
);
--> statement-breakpoint
CREATE TABLE "sittings" (
	"sitting" text PRIMARY KEY NOT NULL,
	"commission" text NOT NULL,
	"starts_at" text NOT NULL,
	"items" integer NOT NULL,
	"open_items" integer NOT NULL,
	"protocol" text,
	"minutes" jsonb NOT NULL,
	"shown_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"token" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"role" text NOT NULL,
	"scope" jsonb NOT NULL,
	"expires" text,
	"issued_at" text NOT NULL,
	"revoked" jsonb,
	"shown_at" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "cohort_board_by_change" ON "cohort_board" USING btree ("cohort","shown_at");--> statement-breakpoint
CREATE INDEX "cohort_rules_by_program" ON "cohort_rules" USING btree ("projection","program");--> statement-breakpoint
CREATE INDEX "cohort_teams_by_agreement" ON "cohort_teams" USING btree ("agreement");--> statement-breakpoint
CREATE INDEX "cohort_teams_by_region" ON "cohort_teams" USING gin ("regions");--> statement-breakpoint
CREATE INDEX "cohorts_by_program" ON "cohorts" USING btree ("program");--> statement-breakpoint
CREATE INDEX "deadlines_by_due" ON "deadlines" USING btree ("due");--> statement-breakpoint
CREATE INDEX "decision_log_by_position" ON "decision_log" USING btree ("position");--> statement-breakpoint
CREATE INDEX "decision_log_by_change" ON "decision_log" USING btree ("shown_at");--> statement-breakpoint
CREATE INDEX "decision_log_by_stream" ON "decision_log" USING btree ("stream","position");--> statement-breakpoint
CREATE INDEX "outcomes_by_program" ON "outcomes" USING btree ("program");--> statement-breakpoint
CREATE INDEX "people_by_mac" ON "people" USING btree ("mac");--> statement-breakpoint
CREATE INDEX "region_progress_by_program" ON "region_progress" USING btree ("program");--> statement-breakpoint
CREATE INDEX "region_progress_by_change" ON "region_progress" USING btree ("shown_at");--> statement-breakpoint
CREATE INDEX "registry_entries_by_team" ON "registry_entries" USING btree ("cohort","team");--> statement-breakpoint
CREATE INDEX "parked_events_by_key" ON "parked_events" USING btree ("projection","key","position");--> statement-breakpoint
CREATE INDEX "sittings_by_commission" ON "sittings" USING btree ("commission");