-- What somebody has begun to fill in of a task that she holds, for her other devices (ADR 0065).
CREATE TABLE "task_draft" (
  "tenant_id" TEXT NOT NULL,
  "task_id" TEXT NOT NULL,
  "account_id" TEXT NOT NULL,
  "revision" UUID NOT NULL,
  "answers" TEXT,
  "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "task_draft_pkey" PRIMARY KEY ("tenant_id", "task_id"),
  CONSTRAINT "task_draft_is_bounded" CHECK (octet_length("answers") <= 65536)
);
CREATE INDEX "task_draft_tenant_id_account_id_idx" ON "task_draft"("tenant_id", "account_id");
ALTER TABLE "task_draft" ADD CONSTRAINT "task_draft_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever closes a task or hands it on takes the draft of its holder away, in the same transaction: the engine, a move to another version
-- taken back, or a node of the release before, which knows of no drafts. The function's statement sees what was saved while the row of
-- the task was waited for.
CREATE FUNCTION "drop_task_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "task_draft" WHERE "tenant_id" = OLD."tenant_id" AND "task_id" = OLD."id";
    RETURN NULL;
END
$$;
CREATE TRIGGER "a_draft_goes_with_its_holder" AFTER UPDATE ON "task"
    FOR EACH ROW WHEN (OLD."holder_id" IS NOT NULL AND (OLD."holder_id" IS DISTINCT FROM NEW."holder_id" OR NEW."state" <> 'open'))
    EXECUTE FUNCTION "drop_task_draft"();
CREATE TRIGGER "a_draft_goes_with_its_task" AFTER DELETE ON "task"
    FOR EACH ROW WHEN (OLD."holder_id" IS NOT NULL)
    EXECUTE FUNCTION "drop_task_draft"();

-- As every table with a tenant (migration 0018).
ALTER TABLE "task_draft" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "task_draft" USING ("tenant_id" = current_setting('linli.tenant', true));
