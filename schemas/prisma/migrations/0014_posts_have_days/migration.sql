-- A post begins and ends on a day of the city; a post without days is valid always, as all were before.
ALTER TABLE "post" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(),
                   ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'primary',
                   ADD COLUMN "valid_from" DATE,
                   ADD COLUMN "valid_until" DATE;
ALTER TABLE "post" DROP CONSTRAINT "post_pkey", ADD CONSTRAINT "post_pkey" PRIMARY KEY ("tenant_id", "id");
ALTER TABLE "post" ADD CONSTRAINT "post_kind_is_known" CHECK ("kind" IN ('primary', 'concurrent', 'acting', 'substitute'));
-- A post that ends on the day it began was given by mistake and counts on no day.
ALTER TABLE "post" ADD CONSTRAINT "post_ends_after_it_began" CHECK ("valid_from" IS NULL OR "valid_until" IS NULL OR "valid_from" <= "valid_until");
CREATE INDEX "post_account_id_tenant_id_idx" ON "post"("account_id", "tenant_id");

-- Prisma knows no partial index: nobody holds the same post twice without an end.
CREATE UNIQUE INDEX "post_open" ON "post" ("tenant_id", "account_id", "node_id", "post") WHERE "valid_until" IS NULL;

-- A node is closed, never deleted: instances refer to it.
ALTER TABLE "org_node" ADD COLUMN "code" TEXT, ADD COLUMN "closed_at" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "org_node_tenant_id_code_key" ON "org_node"("tenant_id", "code");

-- Who changed what of one person or node, newest first.
