-- Delegating, urging, adding and removing signers, suspending and resuming are steps. Rows from before hold known kinds only, so they are not read again.
ALTER TABLE "history" DROP CONSTRAINT "a_history_kind_is_a_kind_of_step";
ALTER TABLE "history" ADD CONSTRAINT "a_history_kind_is_a_kind_of_step"
  CHECK ("kind" IN ('start', 'event', 'claim', 'release', 'transfer', 'delegate', 'urge', 'add-signer', 'remove-signer', 'complete', 'timer', 'skip', 'reschedule', 'suspend', 'resume', 'migrate', 'cancel')) NOT VALID;
