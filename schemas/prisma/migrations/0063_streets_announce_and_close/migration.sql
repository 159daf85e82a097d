-- When residents cannot send anything (maintenance), and what they are told meanwhile, LocaleText as JSON.
ALTER TABLE "tenant" ADD COLUMN "maintenance_from" TIMESTAMPTZ(3), ADD COLUMN "maintenance_until" TIMESTAMPTZ(3), ADD COLUMN "maintenance_note" TEXT;
-- It always has an end: nobody forgets to open again.
ALTER TABLE "tenant" ADD CONSTRAINT "maintenance_has_an_end" CHECK (
  ("maintenance_from" IS NULL AND "maintenance_until" IS NULL AND "maintenance_note" IS NULL)
  OR ("maintenance_from" IS NOT NULL AND "maintenance_until" IS NOT NULL AND "maintenance_note" IS NOT NULL
      AND "maintenance_from" < "maintenance_until"));

-- What a street tells everybody, or its staff, for some days.
CREATE TABLE "announcement" (
  "tenant_id" TEXT NOT NULL,
  "id" UUID NOT NULL,
  "title" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "audience" TEXT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "until_at" TIMESTAMPTZ(3) NOT NULL,
  "made_by" TEXT NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "withdrawn_at" TIMESTAMPTZ(3),

  CONSTRAINT "announcement_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "announcement_has_an_end" CHECK ("from_at" < "until_at"),
  CONSTRAINT "announcement_audience" CHECK ("audience" IN ('everyone', 'staff'))
);
CREATE INDEX "announcement_tenant_id_until_at_idx" ON "announcement"("tenant_id", "until_at");
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As every table with a tenant (migration 0018).
ALTER TABLE "announcement" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "announcement" USING ("tenant_id" = current_setting('linli.tenant', true));
