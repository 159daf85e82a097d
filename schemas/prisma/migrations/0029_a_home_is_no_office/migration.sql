-- Who lives where is a post as well: householder, at a home. A stand-in takes over the work of whoever is on leave, and does
-- not live with her family: the rule that keeps a task from a household (回避) would take her for one of them.
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
   WHERE l."stand_in_id" IS NOT NULL AND l."from_day" < l."until_day" AND p."post" <> 'householder'
     AND (p."valid_from" IS NULL OR p."valid_from" < l."until_day")
     AND (p."valid_until" IS NULL OR p."valid_until" > l."from_day")
  UNION ALL
  SELECT d."tenant_id", d."shift_id" || '.' || d."account_id", d."account_id", d."node_id", d."post", 'primary',
         d."from_day", d."until_day", NULL, d."until_day"
    FROM duty_at(statement_timestamp()) d;
