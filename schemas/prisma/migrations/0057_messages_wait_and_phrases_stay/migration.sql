-- Hours in which no text message is sent, of a street and of a person: `HH:MM` on the city's clock, both or neither.
ALTER TABLE "tenant" ADD COLUMN "quiet_from" TEXT,
ADD COLUMN "quiet_until" TEXT,
ADD COLUMN "urgent_services" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "tenant" ADD CONSTRAINT "quiet_hours_are_whole" CHECK (("quiet_from" IS NULL) = ("quiet_until" IS NULL));
ALTER TABLE "account" ADD COLUMN "quiet_from" TEXT,
ADD COLUMN "quiet_until" TEXT;
ALTER TABLE "account" ADD CONSTRAINT "quiet_hours_are_whole" CHECK (("quiet_from" IS NULL) = ("quiet_until" IS NULL));

-- What is often written (常用语), of a street and of a person, in their order.
ALTER TABLE "tenant" ADD COLUMN "phrases" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "account" ADD COLUMN "phrases" TEXT[] NOT NULL DEFAULT '{}';

-- Text messages to one person each: what waits, what was sent and what failed.
CREATE TABLE "message" (
  "tenant_id" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "account_id" TEXT NOT NULL,
  "instance_id" UUID NOT NULL,
  "text" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'waiting',
  "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "waited" BOOLEAN NOT NULL,
  "batch" TEXT,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "trouble" TEXT,
  "sent_at" TIMESTAMPTZ(3),

  CONSTRAINT "message_pkey" PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX "message_tenant_id_instance_id_idx" ON "message"("tenant_id", "instance_id");
CREATE INDEX "message_due_at_idx" ON "message"("due_at") WHERE "state" = 'waiting';

-- As every table with a tenant (migration 0018).
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "message" USING ("tenant_id" = current_setting('linli.tenant', true));
