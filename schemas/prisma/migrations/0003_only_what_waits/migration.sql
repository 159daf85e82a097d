-- An effect that was delivered leaves no row: history holds the step that planned it, and the outbox stays as small as what
-- waits. One update of two indexes less for every effect.
DELETE FROM "outbox" WHERE "delivered_at" IS NOT NULL;
DROP INDEX "outbox_waiting";
ALTER TABLE "outbox" DROP COLUMN "delivered_at";
CREATE INDEX "outbox_next_attempt_at_idx" ON "outbox"("next_attempt_at");

-- A task of a pool has no assignee, and one that nobody took no holder: neither belongs in the other's index.
DROP INDEX "task_open_by_pool";
DROP INDEX "task_open_by_assignee";
DROP INDEX "task_open_by_holder";
CREATE INDEX "task_open_by_pool" ON "task"("pool_node_id", "pool_post", "tenant_id") WHERE "state" = 'open' AND "pool_node_id" IS NOT NULL;
CREATE INDEX "task_open_by_assignee" ON "task"("assignee_id", "tenant_id") WHERE "state" = 'open' AND "assignee_id" IS NOT NULL;
CREATE INDEX "task_open_by_holder" ON "task"("holder_id", "tenant_id") WHERE "state" = 'open' AND "holder_id" IS NOT NULL;

-- Devices start instances without an initiator.
DROP INDEX "instance_initiator_id_tenant_id_started_at_idx";
CREATE INDEX "instance_initiator_id_tenant_id_started_at_idx" ON "instance"("initiator_id", "tenant_id", "started_at") WHERE "initiator_id" IS NOT NULL;
