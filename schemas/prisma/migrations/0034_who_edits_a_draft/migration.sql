-- Who has a draft before her: a page says so every quarter of a minute, and who is silent has gone.
CREATE TABLE "draft_editor" (
  "tenant_id" TEXT NOT NULL,
  "definition_id" TEXT NOT NULL,
  "account_id" TEXT NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  "is_editing" BOOLEAN NOT NULL,

  CONSTRAINT "draft_editor_pkey" PRIMARY KEY ("tenant_id", "definition_id", "account_id")
);
ALTER TABLE "draft_editor" ADD CONSTRAINT "draft_editor_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As every table with a tenant (migration 0018).
ALTER TABLE "draft_editor" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "draft_editor" USING ("tenant_id" = current_setting('linli.tenant', true));
