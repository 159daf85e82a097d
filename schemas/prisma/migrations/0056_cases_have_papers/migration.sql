-- Papers of cases as PDF, kept as they were given, so that the same paper is the same bytes for ever.
CREATE TABLE "paper" (
  "tenant_id" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "instance_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "issued_at" TIMESTAMPTZ(3) NOT NULL,
  "issued_by" TEXT,
  "sha256" TEXT NOT NULL,
  "bytes" BYTEA,

  CONSTRAINT "paper_pkey" PRIMARY KEY ("tenant_id", "code")
);
CREATE UNIQUE INDEX "paper_tenant_id_instance_id_kind_key" ON "paper"("tenant_id", "instance_id", "kind");
-- A PDF is packed already.
ALTER TABLE "paper" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- As every table with a tenant (migration 0018).
ALTER TABLE "paper" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "paper" USING ("tenant_id" = current_setting('linli.tenant', true));
