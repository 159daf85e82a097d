-- Where a node of the tree lies, from one day of the city to another: a GeoJSON geometry in WGS-84.
CREATE TABLE "node_shape" (
  "tenant_id" TEXT NOT NULL,
  "node_id" TEXT NOT NULL,
  "valid_from" DATE NOT NULL,
  "valid_until" DATE,
  "shape" TEXT NOT NULL,

  CONSTRAINT "node_shape_pkey" PRIMARY KEY ("tenant_id", "node_id", "valid_from")
);
ALTER TABLE "node_shape" ADD CONSTRAINT "a_shape_ends_after_it_began" CHECK ("valid_until" > "valid_from");
ALTER TABLE "node_shape" ADD CONSTRAINT "node_shape_tenant_id_node_id_fkey" FOREIGN KEY ("tenant_id", "node_id") REFERENCES "org_node"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As every table with a tenant (migration 0018).
ALTER TABLE "node_shape" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "node_shape" USING ("tenant_id" = current_setting('linli.tenant', true));
