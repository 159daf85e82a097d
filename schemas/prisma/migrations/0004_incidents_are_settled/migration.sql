-- An incident is settled by somebody or overtaken by events, and says how; it is never deleted.
ALTER TABLE "incident" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'step';
ALTER TABLE "incident" ADD COLUMN "inbox_key" TEXT;
ALTER TABLE "incident" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "incident" ADD COLUMN "resolved_as" TEXT;
ALTER TABLE "incident" ADD COLUMN "resolved_by" TEXT;
ALTER TABLE "incident" ADD COLUMN "reason" TEXT;
CREATE INDEX "incident_at_tenant_id_idx" ON "incident"("at", "tenant_id");

-- Two nodes could write one cause twice. The first row stands for all and counts them.
WITH "same" AS (
    SELECT "tenant_id", "id",
           first_value("id") OVER w AS "first_id", count(*) OVER (PARTITION BY "tenant_id", "instance_id", "input") AS "times"
    FROM "incident" WHERE "resolved_at" IS NULL
    WINDOW w AS (PARTITION BY "tenant_id", "instance_id", "input" ORDER BY "at", "id")
), "counted" AS (
    UPDATE "incident" i SET "attempts" = s."times"
    FROM "same" s WHERE i."tenant_id" = s."tenant_id" AND i."id" = s."id" AND s."id" = s."first_id"
)
DELETE FROM "incident" i USING "same" s
WHERE i."tenant_id" = s."tenant_id" AND i."id" = s."id" AND s."id" <> s."first_id";

-- Nothing can be taken up again of an instance that is over.
UPDATE "incident" i SET "resolved_at" = o."ended_at", "resolved_as" = 'ended'
FROM "instance" o
WHERE o."tenant_id" = i."tenant_id" AND o."id" = i."instance_id" AND o."ended_at" IS NOT NULL AND i."resolved_at" IS NULL;
UPDATE "incident" SET "resolved_as" = 'overtaken' WHERE "resolved_at" IS NOT NULL AND "resolved_as" IS NULL;

-- What fails again counts an attempt more. The digest keeps long inputs out of the index.
CREATE UNIQUE INDEX "one_open_incident_per_input" ON "incident"("instance_id", "tenant_id", md5("input")) WHERE "resolved_at" IS NULL;

ALTER TABLE "incident" ADD CONSTRAINT "an_incident_is_of_a_step_or_an_effect" CHECK ("kind" IN ('step', 'effect'));
ALTER TABLE "incident" ADD CONSTRAINT "attempts_of_an_incident_count_from_one" CHECK ("attempts" >= 1);
ALTER TABLE "incident" ADD CONSTRAINT "an_incident_is_retried_skipped_overtaken_or_ended" CHECK ("resolved_as" IN ('retried', 'skipped', 'overtaken', 'ended'));
ALTER TABLE "incident" ADD CONSTRAINT "a_resolution_has_both_a_time_and_a_kind" CHECK (("resolved_at" IS NULL) = ("resolved_as" IS NULL));
ALTER TABLE "incident" ADD CONSTRAINT "who_skips_an_incident_gives_a_name_and_a_reason" CHECK ("resolved_as" <> 'skipped' OR ("resolved_by" IS NOT NULL AND "reason" IS NOT NULL));

-- Skipping a timer's incident disarms the timer, which is a step.
ALTER TABLE "history" DROP CONSTRAINT "a_history_kind_is_a_kind_of_step";
ALTER TABLE "history" ADD CONSTRAINT "a_history_kind_is_a_kind_of_step" CHECK ("kind" IN ('start', 'event', 'claim', 'release', 'complete', 'timer', 'skip', 'cancel'));
