-- A resident's report goes out before its photos have: it names them, and they are sent under these ids afterwards.
CREATE TABLE "promised_file" (
  "tenant_id" TEXT NOT NULL,
  "id" UUID NOT NULL,
  "account_id" TEXT NOT NULL,
  "promised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "promised_file_pkey" PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX "promised_file_tenant_id_account_id_idx" ON "promised_file"("tenant_id", "account_id");
ALTER TABLE "promised_file" ADD CONSTRAINT "promised_file_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As every table with a tenant (migration 0018).
ALTER TABLE "promised_file" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "promised_file" USING ("tenant_id" = current_setting('linli.tenant', true));
