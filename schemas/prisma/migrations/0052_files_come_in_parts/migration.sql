-- What has arrived of files that are still on their way, so that a weak network goes on where it stopped.
CREATE TABLE "file_part" (
  "tenant_id" TEXT NOT NULL,
  "id" UUID NOT NULL,
  "at" INTEGER NOT NULL,
  "account_id" TEXT NOT NULL,
  "bytes" BYTEA NOT NULL,
  "came_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "file_part_pkey" PRIMARY KEY ("tenant_id", "id", "at")
);
CREATE INDEX "file_part_tenant_id_account_id_idx" ON "file_part"("tenant_id", "account_id");
CREATE INDEX "file_part_came_at_idx" ON "file_part"("came_at");
ALTER TABLE "file_part" ADD CONSTRAINT "file_part_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Sound and film are packed already.
ALTER TABLE "file_part" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- As every table with a tenant (migration 0018).
ALTER TABLE "file_part" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "file_part" USING ("tenant_id" = current_setting('linli.tenant', true));
