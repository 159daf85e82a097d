-- Who sees which rows: an official of a community what is at its nodes, a street what is its own.

-- Which nodes stand above a node, itself among them: what is at or below a node is found without walking the tree. The
-- database keeps it, because nodes come from everywhere (the tree's page, imports, nodes of the release before).
CREATE TABLE "org_above" (
    "tenant_id" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "above_id" TEXT NOT NULL,

    CONSTRAINT "org_above_pkey" PRIMARY KEY ("tenant_id", "node_id", "above_id"),
    CONSTRAINT "org_above_tenant_id_node_id_fkey" FOREIGN KEY ("tenant_id", "node_id") REFERENCES "org_node"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "org_above_above_id_tenant_id_idx" ON "org_above"("above_id", "tenant_id");

-- A new node has nothing below it, or what is below has a trigger of its own; a moved one takes all below along.
CREATE FUNCTION "keep_org_above"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH RECURSIVE moved AS (
        SELECT NEW."id"
         UNION
        SELECT n."id" FROM "org_node" n JOIN moved m ON n."parent_id" = m."id" AND n."tenant_id" = NEW."tenant_id" AND TG_OP = 'UPDATE'
    )
    DELETE FROM "org_above" a USING moved m WHERE a."tenant_id" = NEW."tenant_id" AND a."node_id" = m."id";
    WITH RECURSIVE moved AS (
        SELECT NEW."id"
         UNION
        SELECT n."id" FROM "org_node" n JOIN moved m ON n."parent_id" = m."id" AND n."tenant_id" = NEW."tenant_id" AND TG_OP = 'UPDATE'
    ), above AS (
        SELECT m."id" AS "node_id", m."id" AS "above_id" FROM moved m
         UNION
        SELECT a."node_id", n."parent_id" FROM above a
          JOIN "org_node" n ON n."tenant_id" = NEW."tenant_id" AND n."id" = a."above_id" AND n."parent_id" IS NOT NULL
    )
    INSERT INTO "org_above" SELECT NEW."tenant_id", a."node_id", a."above_id" FROM above a ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER "a_node_knows_what_is_above" AFTER INSERT OR UPDATE OF "parent_id" ON "org_node"
    FOR EACH ROW EXECUTE FUNCTION "keep_org_above"();
WITH RECURSIVE above AS (
    SELECT "tenant_id", "id" AS "node_id", "id" AS "above_id" FROM "org_node"
     UNION
    SELECT a."tenant_id", a."node_id", n."parent_id" FROM above a
      JOIN "org_node" n ON n."tenant_id" = a."tenant_id" AND n."id" = a."above_id" AND n."parent_id" IS NOT NULL
)
INSERT INTO "org_above" SELECT "tenant_id", "node_id", "above_id" FROM above;

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
