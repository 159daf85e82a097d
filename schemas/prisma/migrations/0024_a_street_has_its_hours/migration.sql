-- Business hours are the tenant's, from a day on, with a season that has others.
ALTER TABLE "working_calendar" ADD COLUMN "office_hours" TEXT NOT NULL DEFAULT '[]';

-- Asking the rules of an open task again is a step. Rows from before hold known kinds only, so they are not read again.
ALTER TABLE "history" DROP CONSTRAINT "a_history_kind_is_a_kind_of_step";
ALTER TABLE "history" ADD CONSTRAINT "a_history_kind_is_a_kind_of_step"
  CHECK ("kind" IN ('start', 'event', 'claim', 'release', 'transfer', 'delegate', 'reassign', 'urge', 'add-signer', 'remove-signer', 'complete', 'timer', 'skip', 'reschedule', 'suspend', 'resume', 'migrate', 'cancel')) NOT VALID;
