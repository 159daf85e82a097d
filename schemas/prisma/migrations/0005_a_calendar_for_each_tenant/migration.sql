-- Every tenant has a working calendar of its own: the published years, and over them what somebody saved.
CREATE TABLE "working_calendar" (
    "tenant_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "applied_revision" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" TEXT NOT NULL,

    CONSTRAINT "working_calendar_pkey" PRIMARY KEY ("tenant_id")
);

CREATE TABLE "calendar_year" (
    "tenant_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "days" TEXT NOT NULL,
    "is_provisional" BOOLEAN NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" TEXT NOT NULL,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("tenant_id", "year")
);

ALTER TABLE "calendar_year" ADD CONSTRAINT "calendar_year_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "working_calendar"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "working_calendar" ADD CONSTRAINT "a_calendar_is_applied_up_to_its_revision" CHECK ("revision" >= 1 AND "applied_revision" BETWEEN 0 AND "revision");
ALTER TABLE "calendar_year" ADD CONSTRAINT "a_calendar_has_years_of_our_time" CHECK ("year" BETWEEN 2000 AND 2100);

-- Nodes look for calendars that changed; nearly always there are none.
CREATE INDEX "calendars_to_apply" ON "working_calendar"("changed_at") WHERE "applied_revision" < "revision";

-- A changed calendar moves timers, which is a step.
ALTER TABLE "history" DROP CONSTRAINT "a_history_kind_is_a_kind_of_step";
ALTER TABLE "history" ADD CONSTRAINT "a_history_kind_is_a_kind_of_step" CHECK ("kind" IN ('start', 'event', 'claim', 'release', 'complete', 'timer', 'skip', 'reschedule', 'cancel'));
