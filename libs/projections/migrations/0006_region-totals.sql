CREATE TABLE "region_progress_totals" (
	"shard" integer DEFAULT 0 NOT NULL,
	"program" text NOT NULL,
	"level" text NOT NULL,
	"place" text NOT NULL,
	"column" text NOT NULL,
	"involved" integer NOT NULL,
	"led" integer NOT NULL,
	"guests" integer NOT NULL,
	"guest_led" integer NOT NULL,
	CONSTRAINT "region_progress_totals_pk" PRIMARY KEY("program","level","place","column","shard")
);
--> statement-breakpoint
-- Rows of the version before are shown until those of this one take their place.
INSERT INTO "region_progress_totals"
SELECT "shard", "program", "level", "place", CASE "reached" WHEN 'enrolled' THEN '' ELSE substr("reached", 7) END,
       sum("involved"), sum("led"), sum("guests"), sum("guest_led")
  FROM "region_progress"
 GROUP BY 1, 2, 3, 4, 5;--> statement-breakpoint
INSERT INTO "region_progress_totals"
SELECT figures."shard", '', "level", "place", coalesce("kind", ''),
       sum("involved"), sum("led"), sum("guests"), sum("guest_led")
  FROM "region_progress" AS figures
  JOIN "cohort_rules" AS rules
    ON rules."cohort" = figures."cohort" AND rules."projection" = 'region_progress' AND rules."shard" = 0
  LEFT JOIN (
    SELECT DISTINCT ON ("program", "version", stage ->> 'kind')
           "program", "version", 'stage:' || (stage ->> 'id') AS "reached", stage ->> 'kind' AS "kind"
      FROM "program_rules", jsonb_array_elements("charter" -> 'stages') WITH ORDINALITY AS each(stage, nth)
     WHERE "projection" = 'region_progress' AND "shard" = 0
     ORDER BY "program", "version", stage ->> 'kind', nth DESC
  ) AS last ON last."program" = rules."program" AND last."version" = rules."version" AND last."reached" = figures."reached"
 WHERE figures."reached" = 'enrolled' OR "kind" IS NOT NULL
 GROUP BY 1, 2, 3, 4, 5;
