-- Running instances may be moved to another version of their definition, and back.
CREATE TABLE "migration" (
    "tenant_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "definition_id" TEXT NOT NULL,
    "to_version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "choices" TEXT NOT NULL DEFAULT '{}',
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "migration_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "migrated_instance" (
    "tenant_id" TEXT NOT NULL,
    "migration_id" UUID NOT NULL,
    "instance_id" UUID NOT NULL,
    "from_version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "verdict" TEXT,
    "seq" INTEGER,
    "before" TEXT,

    CONSTRAINT "migrated_instance_pkey" PRIMARY KEY ("tenant_id","migration_id","instance_id")
);

CREATE INDEX "migration_definition_id_tenant_id_requested_at_idx" ON "migration"("definition_id", "tenant_id", "requested_at");

ALTER TABLE "migrated_instance" ADD CONSTRAINT "migrated_instance_tenant_id_migration_id_fkey" FOREIGN KEY ("tenant_id", "migration_id") REFERENCES "migration"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Prisma knows no partial index: a definition has one migration at a time, and what waits for work is found at once.
CREATE UNIQUE INDEX "migration_open" ON "migration" ("tenant_id", "definition_id") WHERE "state" IN ('judging', 'judged', 'moving', 'undoing');
CREATE INDEX "migration_at_work" ON "migration" ("requested_at") WHERE "state" IN ('judging', 'moving', 'undoing');

-- A migration is a step. Rows from before hold known kinds only, so they are not read again.
ALTER TABLE "history" DROP CONSTRAINT "a_history_kind_is_a_kind_of_step";
ALTER TABLE "history" ADD CONSTRAINT "a_history_kind_is_a_kind_of_step"
  CHECK ("kind" IN ('start', 'event', 'claim', 'release', 'complete', 'timer', 'skip', 'reschedule', 'migrate', 'cancel')) NOT VALID;
