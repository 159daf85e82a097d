-- Who follows an instance that somebody else has started (一起关注), and where it stood when she was last told.
CREATE TABLE "instance_follower" (
  "tenant_id" TEXT NOT NULL,
  "instance_id" UUID NOT NULL,
  "account_id" TEXT NOT NULL,
  "followed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "told_seq" INTEGER NOT NULL,
  "told" TEXT NOT NULL,
  "over_at" TIMESTAMPTZ(3),

  CONSTRAINT "instance_follower_pkey" PRIMARY KEY ("tenant_id", "instance_id", "account_id")
);
CREATE INDEX "instance_follower_account_id_tenant_id_followed_at_idx" ON "instance_follower"("account_id", "tenant_id", "followed_at");
-- What somebody may still have to be told of: looked at again and again.
CREATE INDEX "instance_follower_waiting_idx" ON "instance_follower"("tenant_id", "instance_id") WHERE "over_at" IS NULL;
ALTER TABLE "instance_follower" ADD CONSTRAINT "instance_follower_tenant_id_instance_id_fkey" FOREIGN KEY ("tenant_id", "instance_id") REFERENCES "instance"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "instance_follower" ADD CONSTRAINT "instance_follower_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As every table with a tenant (migration 0018).
ALTER TABLE "instance_follower" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "instance_follower" USING ("tenant_id" = current_setting('linli.tenant', true));
