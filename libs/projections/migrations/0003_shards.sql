ALTER TABLE "cohort_board_cohorts" ADD COLUMN "shard" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_rules" ADD COLUMN "shard" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "program_rules" ADD COLUMN "shard" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "region_progress" ADD COLUMN "shard" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "region_progress_cohorts" ADD COLUMN "shard" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "region_progress_rules" ADD COLUMN "shard" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD COLUMN "shard" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD COLUMN "shards" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD COLUMN "held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "parked_events" ADD COLUMN "shard" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "parked_keys" ADD COLUMN "shard" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_rules" DROP CONSTRAINT "cohort_rules_projection_cohort_pk";--> statement-breakpoint
ALTER TABLE "program_rules" DROP CONSTRAINT "program_rules_projection_program_version_pk";--> statement-breakpoint
ALTER TABLE "region_progress" DROP CONSTRAINT "region_progress_cohort_level_place_reached_pk";--> statement-breakpoint
ALTER TABLE "region_progress_rules" DROP CONSTRAINT "region_progress_rules_cohort_position_pk";--> statement-breakpoint
ALTER TABLE "parked_events" DROP CONSTRAINT "parked_events_projection_position_pk";--> statement-breakpoint
ALTER TABLE "parked_keys" DROP CONSTRAINT "parked_keys_projection_key_pk";--> statement-breakpoint
ALTER TABLE "cohort_board_cohorts" DROP CONSTRAINT "cohort_board_cohorts_pkey";--> statement-breakpoint
ALTER TABLE "region_progress_cohorts" DROP CONSTRAINT "region_progress_cohorts_pkey";--> statement-breakpoint
ALTER TABLE "checkpoints" DROP CONSTRAINT "checkpoints_pkey";--> statement-breakpoint
ALTER TABLE "cohort_board_cohorts" ADD CONSTRAINT "cohort_board_cohorts_cohort_shard_pk" PRIMARY KEY("cohort","shard");--> statement-breakpoint
ALTER TABLE "cohort_rules" ADD CONSTRAINT "cohort_rules_projection_shard_cohort_pk" PRIMARY KEY("projection","shard","cohort");--> statement-breakpoint
ALTER TABLE "program_rules" ADD CONSTRAINT "program_rules_projection_shard_program_version_pk" PRIMARY KEY("projection","shard","program","version");--> statement-breakpoint
ALTER TABLE "region_progress" ADD CONSTRAINT "region_progress_cohort_level_place_reached_shard_pk" PRIMARY KEY("cohort","level","place","reached","shard");--> statement-breakpoint
ALTER TABLE "region_progress_cohorts" ADD CONSTRAINT "region_progress_cohorts_cohort_shard_pk" PRIMARY KEY("cohort","shard");--> statement-breakpoint
ALTER TABLE "region_progress_rules" ADD CONSTRAINT "region_progress_rules_cohort_position_shard_pk" PRIMARY KEY("cohort","position","shard");--> statement-breakpoint
ALTER TABLE "checkpoints" ADD CONSTRAINT "checkpoints_projection_shard_pk" PRIMARY KEY("projection","shard");--> statement-breakpoint
ALTER TABLE "parked_events" ADD CONSTRAINT "parked_events_projection_shard_position_pk" PRIMARY KEY("projection","shard","position");--> statement-breakpoint
ALTER TABLE "parked_keys" ADD CONSTRAINT "parked_keys_projection_shard_key_pk" PRIMARY KEY("projection","shard","key");
