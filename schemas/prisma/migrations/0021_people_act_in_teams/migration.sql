-- A node with a row here is no place but people who act together there: volunteers, a property company, a duty desk.
CREATE TABLE "team" (
  "tenant_id" TEXT NOT NULL,
  "node_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "hours" TEXT,
  "is_external" BOOLEAN NOT NULL DEFAULT false,
  "agreement_until" DATE,
  "has_roster" BOOLEAN NOT NULL DEFAULT false,

  CONSTRAINT "team_pkey" PRIMARY KEY ("tenant_id", "node_id")
);
ALTER TABLE "team" ADD CONSTRAINT "team_tenant_id_node_id_fkey" FOREIGN KEY ("tenant_id", "node_id") REFERENCES "org_node"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Others than our own act only through an agreement, and an agreement ends.
ALTER TABLE "team" ADD CONSTRAINT "others_act_by_an_agreement" CHECK ("is_external" = ("agreement_until" IS NOT NULL));

-- As before (migration 0020); and at the end of its agreement nobody holds a post at an external unit any more.
CREATE OR REPLACE VIEW "holding" WITH (security_invoker = true) AS
  SELECT p."tenant_id", p."id"::TEXT, p."account_id", p."node_id", p."post", p."kind", p."valid_from",
         LEAST(p."valid_until", t."agreement_until") AS "valid_until", NULL::TEXT AS "for_id", 'infinity'::DATE AS "back_day"
    FROM "post" p
    LEFT JOIN "team" t ON t."tenant_id" = p."tenant_id" AND t."node_id" = p."node_id"
  UNION ALL
  SELECT p."tenant_id", l."id" || '.' || p."id", l."stand_in_id", p."node_id", p."post", 'acting',
         GREATEST(p."valid_from", l."from_day"), LEAST(p."valid_until", l."until_day", t."agreement_until"), l."account_id",
         l."until_day"
    FROM "leave" l
    JOIN "post" p ON p."tenant_id" = l."tenant_id" AND p."account_id" = l."account_id"
    LEFT JOIN "team" t ON t."tenant_id" = p."tenant_id" AND t."node_id" = p."node_id"
   WHERE l."stand_in_id" IS NOT NULL AND l."from_day" < l."until_day"
     AND (p."valid_from" IS NULL OR p."valid_from" < l."until_day")
     AND (p."valid_until" IS NULL OR p."valid_until" > l."from_day");

-- As every table with a tenant (migration 0018).
ALTER TABLE "team" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "team" USING ("tenant_id" = current_setting('linli.tenant', true));
