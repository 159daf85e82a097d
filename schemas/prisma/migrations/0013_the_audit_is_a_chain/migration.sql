-- The audit is a chain: whoever changes, removes or inserts a row breaks it at that number. Writers insert without a number
-- and take no lock; a background pass gives numbers and hashes in order (server/src/audit/seal-audit.ts).
ALTER TABLE "audit" ADD COLUMN "seq" INTEGER, ADD COLUMN "hash" TEXT;
ALTER TABLE "audit" ADD CONSTRAINT "a_number_has_its_hash" CHECK (("seq" IS NULL) = ("hash" IS NULL));

CREATE UNIQUE INDEX "audit_tenant_id_seq_key" ON "audit"("tenant_id", "seq");
CREATE INDEX "audit_tenant_id_at_id_idx" ON "audit"("tenant_id", "at", "id");
CREATE INDEX "audit_tenant_id_actor_id_at_id_idx" ON "audit"("tenant_id", "actor_id", "at", "id");
CREATE INDEX "audit_tenant_id_deed_at_id_idx" ON "audit"("tenant_id", "deed", "at", "id");
CREATE INDEX "audit_tenant_id_object_at_id_idx" ON "audit"("tenant_id", "object", "at", "id");

-- Prisma knows no partial index. What waits for its number is found at once, and reading the personal data of an instance
-- is told once for a person and a day.
CREATE INDEX "audit_unsealed" ON "audit" ("tenant_id", "at", "id") WHERE "seq" IS NULL;
CREATE UNIQUE INDEX "audit_read_once_a_day" ON "audit" ("tenant_id", "actor_id", "object", (("at" AT TIME ZONE 'Asia/Shanghai')::date))
    WHERE "deed" = 'read-personal';

-- The end of each tenant's chain, beside it: rows missing at the end are missed too.
CREATE TABLE "audit_head" (
    "tenant_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verified_seq" INTEGER,
    "verified_at" TIMESTAMPTZ(3),
    "verified_by" TEXT,
    "breaks" TEXT NOT NULL DEFAULT '[]',

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("tenant_id")
);

CREATE FUNCTION "refuse_change_of_the_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit never changes; % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'the_audit_never_changes';
END
$$;
CREATE TRIGGER "the_audit_loses_nothing"
    BEFORE DELETE OR TRUNCATE ON "audit"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_the_audit"();
-- The one change that is allowed: a row without a number gets one, and nothing else.
CREATE TRIGGER "the_audit_never_changes"
    BEFORE UPDATE ON "audit" FOR EACH ROW
    WHEN (OLD."seq" IS NOT NULL OR NEW."seq" IS NULL
          OR (OLD."tenant_id", OLD."id", OLD."at", OLD."actor_id", OLD."deed", OLD."object", OLD."detail")
             IS DISTINCT FROM (NEW."tenant_id", NEW."id", NEW."at", NEW."actor_id", NEW."deed", NEW."object", NEW."detail"))
    EXECUTE FUNCTION "refuse_change_of_the_audit"();
CREATE TRIGGER "the_audit_is_numbered_later"
    BEFORE INSERT ON "audit" FOR EACH ROW WHEN (NEW."seq" IS NOT NULL)
    EXECUTE FUNCTION "refuse_change_of_the_audit"();
CREATE TRIGGER "the_chain_only_grows"
    BEFORE UPDATE ON "audit_head" FOR EACH ROW WHEN (NEW."seq" < OLD."seq")
    EXECUTE FUNCTION "refuse_change_of_the_audit"();
CREATE TRIGGER "the_chain_keeps_its_end"
    BEFORE DELETE OR TRUNCATE ON "audit_head"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_the_audit"();
