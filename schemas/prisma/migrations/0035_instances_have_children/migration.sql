-- A state may start an instance of another definition and wait for it (ADR 0038). Rows from before have no parent, and hold known
-- kinds of steps only, so they are not read again.
ALTER TABLE "instance" ADD COLUMN "parent_id" UUID;
ALTER TABLE "instance" ADD CONSTRAINT "instance_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "instance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Few have one.
CREATE INDEX "instance_parent" ON "instance"("parent_id", "tenant_id") WHERE "parent_id" IS NOT NULL;

ALTER TABLE "history" DROP CONSTRAINT "a_history_kind_is_a_kind_of_step";
ALTER TABLE "history" ADD CONSTRAINT "a_history_kind_is_a_kind_of_step"
  CHECK ("kind" IN ('start', 'event', 'claim', 'release', 'transfer', 'delegate', 'reassign', 'urge', 'add-signer', 'remove-signer', 'ask', 'answer', 'withdraw-question', 'ask-extension', 'decide-extension', 'copy', 'take-back', 'complete', 'timer', 'skip', 'reschedule', 'suspend', 'resume', 'migrate', 'cancel', 'child-started', 'child-ended', 'stop')) NOT VALID;
