-- Questions beside a task, copies, and taking a completion back are steps. Rows from before hold known kinds only, so they are
-- not read again.
ALTER TABLE "history" DROP CONSTRAINT "a_history_kind_is_a_kind_of_step";
ALTER TABLE "history" ADD CONSTRAINT "a_history_kind_is_a_kind_of_step"
  CHECK ("kind" IN ('start', 'event', 'claim', 'release', 'transfer', 'delegate', 'reassign', 'urge', 'add-signer', 'remove-signer', 'ask', 'answer', 'withdraw-question', 'ask-extension', 'decide-extension', 'copy', 'take-back', 'complete', 'timer', 'skip', 'reschedule', 'suspend', 'resume', 'migrate', 'cancel')) NOT VALID;

-- Null for a task of the machine's.
ALTER TABLE "task" ADD COLUMN "question_kind" TEXT;
ALTER TABLE "task" ADD COLUMN "question" TEXT;
ALTER TABLE "task" ADD COLUMN "asked_by" TEXT;
-- Whoever asked reads the answer.
CREATE INDEX "task_asked_by" ON "task"("asked_by", "tenant_id") WHERE "asked_by" IS NOT NULL;

-- Who may read an instance because it was copied to her (抄送), and whether she has (已阅).
CREATE TABLE "instance_copy" (
  "tenant_id" TEXT NOT NULL,
  "instance_id" UUID NOT NULL,
  "account_id" TEXT NOT NULL,
  "copied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "copied_by" TEXT,
  "read_at" TIMESTAMPTZ(3),

  CONSTRAINT "instance_copy_pkey" PRIMARY KEY ("tenant_id", "instance_id", "account_id")
);
CREATE INDEX "instance_copy_account_id_tenant_id_copied_at_idx" ON "instance_copy"("account_id", "tenant_id", "copied_at");
ALTER TABLE "instance_copy" ADD CONSTRAINT "instance_copy_tenant_id_instance_id_fkey" FOREIGN KEY ("tenant_id", "instance_id") REFERENCES "instance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As every table with a tenant (migration 0018).
ALTER TABLE "instance_copy" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "instance_copy" USING ("tenant_id" = current_setting('linli.tenant', true));
