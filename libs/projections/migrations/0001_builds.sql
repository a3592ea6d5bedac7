CREATE TABLE "projection_builds" (
	"projection" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"asked_by" text,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"position" text DEFAULT '' NOT NULL,
	"head" text DEFAULT '' NOT NULL,
	"events" bigint DEFAULT 0 NOT NULL,
	"rate" integer DEFAULT 0 NOT NULL,
	"report" jsonb,
	"builder" text,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "checkpoints" ADD COLUMN "whole_from" text DEFAULT '' NOT NULL;