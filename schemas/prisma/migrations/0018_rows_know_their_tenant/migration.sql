-- The second wall between tenants (ADR 0028). What people read goes through a role that owns nothing, and says whose rows it
-- wants; without a word it sees none. The owner, through which the engine commits many tenants at once, is not held to it.
-- Which role that is and what it may read is settled at every start (server/src/database/reader-role.ts): roles belong to
-- a cluster, not to a database, and are in no backup of one.
DO $$
DECLARE
    tenants_table TEXT;
BEGIN
    FOR tenants_table IN
        SELECT c.relname FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenants_table);
        EXECUTE format('CREATE POLICY "own_tenant" ON %I USING ("tenant_id" = current_setting(''linli.tenant'', true))', tenants_table);
    END LOOP;
END
$$;
ALTER TABLE "tenant" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "tenant" USING ("id" = current_setting('linli.tenant', true));
