-- Business hours are the tenant's, from a day on, with a season that has others.
ALTER TABLE "working_calendar" ADD COLUMN "office_hours" TEXT NOT NULL DEFAULT '[]';

-- Asking the rules of an open task again is a step. Rows from before hold known kinds only, so they are not read again.
ALTER TABLE "history" DROP CONSTRAINT "a_history_kind_is_a_kind_of_step";
ALTER TABLE "history" ADD CONSTRAINT "a_history_kind_is_a_kind_of_step"
  CHECK ("kind" IN ('start', 'event', 'claim', 'release', 'transfer', 'delegate', 'reassign', 'urge', 'add-signer', 'remove-signer', 'complete', 'timer', 'skip', 'reschedule', 'suspend', 'resume', 'migrate', 'cancel')) NOT VALID;

-- Grids are merged and split, each as one change that can be taken back while nothing else has changed.
CREATE TABLE "tree_change" (
  "tenant_id" TEXT NOT NULL,
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "made_by" TEXT NOT NULL,
  "org_revision" INTEGER NOT NULL,
  "detail" TEXT NOT NULL,
  "looked_again" BOOLEAN NOT NULL DEFAULT false,
  "undone_at" TIMESTAMPTZ(3),

  CONSTRAINT "tree_change_pkey" PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX "tree_change_tenant_id_made_at_idx" ON "tree_change"("tenant_id", "made_at");
ALTER TABLE "tree_change" ADD CONSTRAINT "a_tree_changes_in_a_known_way" CHECK ("kind" IN ('merge', 'split'));

-- The open tasks that are assigned anew for it, each in a step of its own.
CREATE TABLE "reassignment" (
  "tenant_id" TEXT NOT NULL,
  "change_id" UUID NOT NULL,
  "task_id" TEXT NOT NULL,
  "instance_id" UUID NOT NULL,
  "state" TEXT NOT NULL,
  "code" TEXT,
  "due_at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "reassignment_pkey" PRIMARY KEY ("tenant_id", "change_id", "task_id"),
  CONSTRAINT "reassignment_tenant_id_change_id_fkey" FOREIGN KEY ("tenant_id", "change_id") REFERENCES "tree_change"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
ALTER TABLE "reassignment" ADD CONSTRAINT "a_reassignment_waits_or_ended" CHECK ("state" IN ('waiting', 'done', 'same', 'refused'));
CREATE INDEX "reassignments_to_do" ON "reassignment"("due_at") WHERE "state" = 'waiting';

-- As every table with a tenant (migration 0018).
ALTER TABLE "tree_change" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "tree_change" USING ("tenant_id" = current_setting('linli.tenant', true));
ALTER TABLE "reassignment" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "reassignment" USING ("tenant_id" = current_setting('linli.tenant', true));
