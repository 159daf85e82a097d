-- Questions that a street asks again and again (常用字段组); `revision` is the newest one.
CREATE TABLE "field_block" (
  "tenant_id" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "revision" INTEGER NOT NULL,

  CONSTRAINT "field_block_pkey" PRIMARY KEY ("tenant_id", "id")
);
ALTER TABLE "field_block" ADD CONSTRAINT "field_block_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a block was at each time: a form says which one it took, and is told what has changed since.
CREATE TABLE "field_block_revision" (
  "tenant_id" TEXT NOT NULL,
  "block_id" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "body" TEXT NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "made_by" TEXT NOT NULL,

  CONSTRAINT "field_block_revision_pkey" PRIMARY KEY ("tenant_id", "block_id", "number")
);
ALTER TABLE "field_block_revision" ADD CONSTRAINT "field_block_revision_tenant_id_block_id_fkey" FOREIGN KEY ("tenant_id", "block_id") REFERENCES "field_block"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As every table with a tenant (migration 0018).
ALTER TABLE "field_block" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "field_block" USING ("tenant_id" = current_setting('linli.tenant', true));
ALTER TABLE "field_block_revision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "field_block_revision" USING ("tenant_id" = current_setting('linli.tenant', true));
