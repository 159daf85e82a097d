-- A person is away from one day of the city to another, and somebody may stand in for her meanwhile.
CREATE TABLE "leave" (
  "tenant_id" TEXT NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "account_id" TEXT NOT NULL,
  "from_day" DATE NOT NULL,
  "until_day" DATE NOT NULL,
  "reason" TEXT NOT NULL,
  "stand_in_id" TEXT,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "recorded_by" TEXT NOT NULL,

  CONSTRAINT "leave_pkey" PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX "leave_account_id_tenant_id_idx" ON "leave"("account_id", "tenant_id");
CREATE INDEX "leave_tenant_id_until_day_idx" ON "leave"("tenant_id", "until_day");
CREATE INDEX "leave_stand_in_id_tenant_id_idx" ON "leave"("stand_in_id", "tenant_id");
ALTER TABLE "leave" ADD CONSTRAINT "leave_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- A leave that ends on the day it began was recorded by mistake and counts on no day.
ALTER TABLE "leave" ADD CONSTRAINT "leave_ends_after_it_began" CHECK ("from_day" <= "until_day");
ALTER TABLE "leave" ADD CONSTRAINT "nobody_stands_in_for_herself" CHECK ("stand_in_id" <> "account_id");

-- Whose posts count when: everybody's own, and while somebody is on leave hers as her stand-in's too. Whoever asks for the
-- posts of a day asks here. What the asker may not read of the tables, this shows neither. "back_day" says no more than
-- "valid_until", but by its index leaves that are over are not looked at.
CREATE VIEW "holding" WITH (security_invoker = true) AS
  SELECT "tenant_id", "id"::TEXT, "account_id", "node_id", "post", "kind", "valid_from", "valid_until", NULL::TEXT AS "for_id",
         'infinity'::DATE AS "back_day"
    FROM "post"
  UNION ALL
  SELECT p."tenant_id", l."id" || '.' || p."id", l."stand_in_id", p."node_id", p."post", 'acting',
         GREATEST(p."valid_from", l."from_day"), LEAST(p."valid_until", l."until_day"), l."account_id",
         l."until_day"
    FROM "leave" l
    JOIN "post" p ON p."tenant_id" = l."tenant_id" AND p."account_id" = l."account_id"
   WHERE l."stand_in_id" IS NOT NULL AND l."from_day" < l."until_day"
     AND (p."valid_from" IS NULL OR p."valid_from" < l."until_day")
     AND (p."valid_until" IS NULL OR p."valid_until" > l."from_day");

-- As every table with a tenant (migration 0018).
ALTER TABLE "leave" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "leave" USING ("tenant_id" = current_setting('linli.tenant', true));
