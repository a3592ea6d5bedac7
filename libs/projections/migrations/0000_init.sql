CREATE TABLE "cohort_rules" (
	"projection" text NOT NULL,
	"cohort" text NOT NULL,
	"program" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"targets" jsonb NOT NULL,
	"districts" jsonb NOT NULL,
	"charter" jsonb NOT NULL,
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
CREATE TABLE "region_contributions" (
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"level" text NOT NULL,
	"place" text NOT NULL,
	"reached" text NOT NULL,
	"metric" text NOT NULL,
	"position" text NOT NULL,
	"delta" integer NOT NULL,
	"true_from" text NOT NULL,
	"stream" text NOT NULL,
	"revision" text NOT NULL,
	CONSTRAINT "region_contributions_cohort_level_place_reached_metric_position_team_delta_pk" PRIMARY KEY("cohort","level","place","reached","metric","position","team","delta")
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
CREATE INDEX "cohort_rules_by_program" ON "cohort_rules" USING btree ("projection","program");--> statement-breakpoint
CREATE INDEX "region_progress_by_program" ON "region_progress" USING btree ("program");--> statement-breakpoint
CREATE INDEX "region_progress_by_change" ON "region_progress" USING btree ("shown_at");--> statement-breakpoint
CREATE INDEX "parked_events_by_key" ON "parked_events" USING btree ("projection","key","position");