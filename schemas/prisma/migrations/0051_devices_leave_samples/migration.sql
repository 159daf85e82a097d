-- The latest readings of each type of device, so that whoever draws a trigger sees real ones. At most five of a type, at most 30 days old.
CREATE TABLE "device_sample" (
  "tenant_id" TEXT NOT NULL,
  "id" UUID NOT NULL,
  "device_type" TEXT NOT NULL,
  "device_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "reading" TEXT NOT NULL,

  CONSTRAINT "device_sample_pkey" PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX "device_sample_tenant_id_device_type_at_idx" ON "device_sample"("tenant_id", "device_type", "at");
ALTER TABLE "device_sample" ADD CONSTRAINT "device_sample_tenant_id_device_id_fkey" FOREIGN KEY ("tenant_id", "device_id") REFERENCES "device"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As every table with a tenant (migration 0018).
ALTER TABLE "device_sample" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "device_sample" USING ("tenant_id" = current_setting('linli.tenant', true));
