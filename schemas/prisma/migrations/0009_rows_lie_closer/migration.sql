-- Lists of cases. In a city that has run for a year nearly all instances have ended, and whoever asks for the active ones of a
-- definition, or counts them, reads them all; where nearly none has ended, so does whoever asks for the ended ones. The price:
-- the end of an instance is no longer a heap-only update (ADR 0022).
CREATE INDEX "instance_active" ON "instance"("definition_id", "tenant_id", "started_at") WHERE "ended_at" IS NULL;
CREATE INDEX "instance_ended" ON "instance"("tenant_id", "id") WHERE "ended_at" IS NOT NULL;
-- Nothing looks for instances by node. It was the largest index of the table, and the only one that is filled in no order.
DROP INDEX "instance_node_id_tenant_id_started_at_idx";

-- Room on a page that no update can use any more (instance), that none ever could, since every update of a task changes what an
-- index holds (task), or that costs more than it spares (instance_snapshot: 85 instead of 100 per cent of updates are heap-only,
-- three fifths of the room). Pages that are filled keep their room.
ALTER TABLE "instance" SET (fillfactor = 100);
ALTER TABLE "task" SET (fillfactor = 100);
ALTER TABLE "instance_snapshot" SET (fillfactor = 100);
