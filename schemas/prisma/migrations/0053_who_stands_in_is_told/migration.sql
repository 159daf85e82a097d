-- What people are told of posts of theirs and of leaves for which they stand in. A notice of a case is in "notice", one of a team in
-- "team_notice": the release before finds a case or a team in every row of these.
CREATE TABLE "person_notice" (
  "tenant_id" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "account_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "person_notice_pkey" PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX "person_notice_tenant_id_account_id_created_at_idx" ON "person_notice"("tenant_id", "account_id", "created_at");
ALTER TABLE "person_notice" ADD CONSTRAINT "person_notice_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As every table with a tenant (migration 0018).
ALTER TABLE "person_notice" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "person_notice" USING ("tenant_id" = current_setting('linli.tenant', true));
