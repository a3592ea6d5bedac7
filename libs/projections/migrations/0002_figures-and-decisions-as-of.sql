CREATE TABLE "decision_teams" (
	"cohort" text NOT NULL,
	"team" text NOT NULL,
	"position" text NOT NULL,
	"decision" text NOT NULL,
	CONSTRAINT "decision_teams_cohort_team_position_pk" PRIMARY KEY("cohort","team","position")
);
--> statement-breakpoint
CREATE TABLE "region_progress_cohorts" (
	"cohort" text PRIMARY KEY NOT NULL,
	"last_position" text NOT NULL,
	"first_true_from" text NOT NULL,
	"last_true_from" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "region_progress_rules" (
	"cohort" text NOT NULL,
	"position" text NOT NULL,
	"rules" jsonb NOT NULL,
	CONSTRAINT "region_progress_rules_cohort_position_pk" PRIMARY KEY("cohort","position")
);
--> statement-breakpoint
CREATE INDEX "decision_log_by_cohort" ON "decision_log" USING btree ("cohort","position");--> statement-breakpoint
CREATE INDEX "decision_log_by_actor" ON "decision_log" USING btree ("actor","position");--> statement-breakpoint
CREATE INDEX "decision_log_by_command" ON "decision_log" USING btree ("command","position");--> statement-breakpoint
CREATE INDEX "decision_log_by_time" ON "decision_log" USING btree ("decided_at","position");--> statement-breakpoint
CREATE INDEX "decision_log_refused" ON "decision_log" USING btree ("position") WHERE "decision_log"."refused" is not null;--> statement-breakpoint
CREATE INDEX "region_contributions_by_cohort" ON "region_contributions" USING btree ("cohort","position");--> statement-breakpoint
CREATE INDEX "region_contributions_by_place" ON "region_contributions" USING btree ("place","reached","position");