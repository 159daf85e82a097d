-- When the personal data of an instance was erased. The engine does not write it: it takes no step of one that has ended.
ALTER TABLE "instance" ADD COLUMN "erased_at" TIMESTAMPTZ(3);

-- Whoever must keep a case for longer says so, with a reason; releasing it takes the row away, and the audit has both.
CREATE TABLE "instance_hold" (
  "tenant_id" TEXT NOT NULL,
  "instance_id" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  "held_by" TEXT NOT NULL,
  "held_at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "instance_hold_pkey" PRIMARY KEY ("tenant_id", "instance_id")
);
ALTER TABLE "instance_hold" ADD CONSTRAINT "instance_hold_tenant_id_instance_id_fkey" FOREIGN KEY ("tenant_id", "instance_id") REFERENCES "instance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One row for each transaction that erased something. It has no personal data, and it never changes.
CREATE TABLE "erasure" (
  "tenant_id" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "definition_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "body" TEXT NOT NULL,
  "hash" TEXT NOT NULL,

  CONSTRAINT "erasure_pkey" PRIMARY KEY ("tenant_id", "number")
);

CREATE FUNCTION refuse_to_change_an_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a certificate of what was erased never changes';
END $$;
CREATE TRIGGER "an_erasure_never_changes" BEFORE UPDATE OR DELETE ON "erasure"
  FOR EACH ROW EXECUTE FUNCTION refuse_to_change_an_erasure();

-- As every table with a tenant (migration 0018).
ALTER TABLE "instance_hold" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "instance_hold" USING ("tenant_id" = current_setting('linli.tenant', true));
ALTER TABLE "erasure" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "erasure" USING ("tenant_id" = current_setting('linli.tenant', true));
