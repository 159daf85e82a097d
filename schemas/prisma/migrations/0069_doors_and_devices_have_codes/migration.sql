-- What a sticker on a door or on a device says (ADR 0066): a code that names it, and tells nobody anything of it.
CREATE TABLE "place_code" (
  "tenant_id" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "node_id" TEXT,
  "device_id" TEXT,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),

  CONSTRAINT "place_code_pkey" PRIMARY KEY ("tenant_id", "code"),
  CONSTRAINT "a_code_is_of_a_door_or_a_device" CHECK (num_nonnulls("node_id", "device_id") = 1)
);
ALTER TABLE "place_code" ADD CONSTRAINT "place_code_tenant_id_node_id_fkey" FOREIGN KEY ("tenant_id", "node_id") REFERENCES "org_node"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "place_code" ADD CONSTRAINT "place_code_tenant_id_device_id_fkey" FOREIGN KEY ("tenant_id", "device_id") REFERENCES "device"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- One of each holds at a time.
CREATE UNIQUE INDEX "one_code_of_a_door" ON "place_code"("tenant_id", "node_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "one_code_of_a_device" ON "place_code"("tenant_id", "device_id") WHERE "ended_at" IS NULL;

-- As every table with a tenant (migration 0018).
ALTER TABLE "place_code" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "place_code" USING ("tenant_id" = current_setting('linli.tenant', true));
