-- A team is on duty from one instant to another, in turns: who is first, and who steps in for her.
CREATE TABLE "duty_shift" (
  "tenant_id" TEXT NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "node_id" TEXT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "until_at" TIMESTAMPTZ(3) NOT NULL,
  "note" TEXT,
  "noted_by" TEXT,
  "noted_at" TIMESTAMPTZ(3),

  CONSTRAINT "duty_shift_pkey" PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX "duty_shift_tenant_id_node_id_from_at_idx" ON "duty_shift"("tenant_id", "node_id", "from_at");
CREATE INDEX "duty_shift_tenant_id_until_at_idx" ON "duty_shift"("tenant_id", "until_at");
ALTER TABLE "duty_shift" ADD CONSTRAINT "duty_shift_tenant_id_node_id_fkey" FOREIGN KEY ("tenant_id", "node_id") REFERENCES "team"("tenant_id", "node_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "duty_shift" ADD CONSTRAINT "a_shift_ends_after_it_began" CHECK ("from_at" < "until_at");
-- So the shifts that run are found by their ends, without looking at all that are to come.
ALTER TABLE "duty_shift" ADD CONSTRAINT "a_shift_lasts_two_days_at_most" CHECK ("until_at" - "from_at" <= INTERVAL '48 hours');

CREATE TABLE "duty_turn" (
  "tenant_id" TEXT NOT NULL,
  "shift_id" UUID NOT NULL,
  "rank" INTEGER NOT NULL,
  "account_id" TEXT NOT NULL,

  CONSTRAINT "duty_turn_pkey" PRIMARY KEY ("tenant_id", "shift_id", "rank")
);
CREATE UNIQUE INDEX "duty_turn_tenant_id_shift_id_account_id_key" ON "duty_turn"("tenant_id", "shift_id", "account_id");
CREATE INDEX "duty_turn_account_id_tenant_id_idx" ON "duty_turn"("account_id", "tenant_id");
ALTER TABLE "duty_turn" ADD CONSTRAINT "duty_turn_tenant_id_shift_id_fkey" FOREIGN KEY ("tenant_id", "shift_id") REFERENCES "duty_shift"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "duty_turn" ADD CONSTRAINT "duty_turn_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who is on duty at an instant, and who is next: the first of a shift's chain who was not on leave on that day of the city;
-- where all are, the first. Whoever was disabled by then is not there at all. A body of one query, which the planner sees
-- through: the view below looks at no shift but those that run.
CREATE FUNCTION "duty_at"("instant" TIMESTAMPTZ)
  RETURNS TABLE ("tenant_id" TEXT, "shift_id" UUID, "node_id" TEXT, "account_id" TEXT, "rank" INTEGER, "post" TEXT,
                 "from_day" DATE, "until_day" DATE)
  LANGUAGE sql STABLE AS $$
  SELECT s."tenant_id", s."id", s."node_id", t."account_id", t."rank",
         CASE WHEN t."rank" = chain."first" THEN 'on-duty' ELSE 'substitute' END,
         (s."from_at" AT TIME ZONE 'Asia/Shanghai')::DATE,
         LEAST((s."until_at" AT TIME ZONE 'Asia/Shanghai')::DATE + 1, team."agreement_until")
    FROM "duty_shift" s
    JOIN "team" team ON team."tenant_id" = s."tenant_id" AND team."node_id" = s."node_id"
     AND (team."agreement_until" IS NULL OR team."agreement_until" > ("instant" AT TIME ZONE 'Asia/Shanghai')::DATE)
    JOIN "duty_turn" t ON t."tenant_id" = s."tenant_id" AND t."shift_id" = s."id"
    JOIN "account" a ON a."tenant_id" = t."tenant_id" AND a."id" = t."account_id"
     AND (a."disabled_at" IS NULL OR a."disabled_at" > "instant")
    JOIN LATERAL (
         SELECT c."rank" AS "first"
           FROM "duty_turn" c
           JOIN "account" ca ON ca."tenant_id" = c."tenant_id" AND ca."id" = c."account_id"
            AND (ca."disabled_at" IS NULL OR ca."disabled_at" > "instant")
          WHERE c."tenant_id" = s."tenant_id" AND c."shift_id" = s."id"
          ORDER BY EXISTS (SELECT 1 FROM "leave" l
                            WHERE l."tenant_id" = c."tenant_id" AND l."account_id" = c."account_id"
                              AND l."from_day" <= ("instant" AT TIME ZONE 'Asia/Shanghai')::DATE
                              AND l."until_day" > ("instant" AT TIME ZONE 'Asia/Shanghai')::DATE), c."rank"
          LIMIT 1) chain ON true
   WHERE s."from_at" <= "instant" AND s."until_at" > "instant" AND s."until_at" <= "instant" + INTERVAL '48 hours'
$$;

-- As before (migrations 0020, 0021); and while a shift runs, by this clock, whoever is on duty holds that post at the desk.
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
     AND (p."valid_until" IS NULL OR p."valid_until" > l."from_day")
  UNION ALL
  SELECT d."tenant_id", d."shift_id" || '.' || d."account_id", d."account_id", d."node_id", d."post", 'primary',
         d."from_day", d."until_day", NULL, d."until_day"
    FROM duty_at(statement_timestamp()) d;

-- As every table with a tenant (migration 0018).
ALTER TABLE "duty_shift" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "duty_shift" USING ("tenant_id" = current_setting('linli.tenant', true));
ALTER TABLE "duty_turn" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "duty_turn" USING ("tenant_id" = current_setting('linli.tenant', true));
