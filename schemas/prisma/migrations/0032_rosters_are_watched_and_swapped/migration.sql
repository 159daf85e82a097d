-- What officials are told of teams, and whoever swaps a shift of it. A notice of a case is in "notice", where the release before
-- finds a case in every row.
CREATE TABLE "team_notice" (
  "tenant_id" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "account_id" TEXT NOT NULL,
  "node_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "team_notice_pkey" PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX "team_notice_tenant_id_account_id_created_at_idx" ON "team_notice"("tenant_id", "account_id", "created_at");
ALTER TABLE "team_notice" ADD CONSTRAINT "team_notice_tenant_id_node_id_fkey" FOREIGN KEY ("tenant_id", "node_id") REFERENCES "team"("tenant_id", "node_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- When somebody should be on duty and nobody is, as it was when a node last looked: a gap that is known is not told again.
CREATE TABLE "duty_gap" (
  "tenant_id" TEXT NOT NULL,
  "node_id" TEXT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "until_at" TIMESTAMPTZ(3) NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  "told_at" TIMESTAMPTZ(3),

  CONSTRAINT "duty_gap_pkey" PRIMARY KEY ("tenant_id", "node_id", "from_at")
);
ALTER TABLE "duty_gap" ADD CONSTRAINT "duty_gap_tenant_id_node_id_fkey" FOREIGN KEY ("tenant_id", "node_id") REFERENCES "team"("tenant_id", "node_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One asks another to change places. A shift that is taken away takes along what was asked of it.
CREATE TABLE "duty_swap" (
  "tenant_id" TEXT NOT NULL,
  "id" UUID NOT NULL,
  "shift_id" UUID NOT NULL,
  "other_shift_id" UUID NOT NULL,
  "asked_by" TEXT NOT NULL,
  "asked_of" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'asked',
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),

  CONSTRAINT "duty_swap_pkey" PRIMARY KEY ("tenant_id", "id")
);
ALTER TABLE "duty_swap" ADD CONSTRAINT "a_swap_is_asked_agreed_declined_or_withdrawn" CHECK ("state" IN ('asked', 'agreed', 'declined', 'withdrawn'));
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_tenant_id_shift_id_fkey" FOREIGN KEY ("tenant_id", "shift_id") REFERENCES "duty_shift"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_tenant_id_other_shift_id_fkey" FOREIGN KEY ("tenant_id", "other_shift_id") REFERENCES "duty_shift"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "duty_swap_tenant_id_other_shift_id_idx" ON "duty_swap"("tenant_id", "other_shift_id");
-- Of one turn one swap is asked at a time.
CREATE UNIQUE INDEX "a_turn_is_asked_for_once" ON "duty_swap"("tenant_id", "shift_id", "asked_by") WHERE "state" = 'asked';

-- As every table with a tenant (migration 0018).
ALTER TABLE "team_notice" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "team_notice" USING ("tenant_id" = current_setting('linli.tenant', true));
ALTER TABLE "duty_gap" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "duty_gap" USING ("tenant_id" = current_setting('linli.tenant', true));
ALTER TABLE "duty_swap" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "duty_swap" USING ("tenant_id" = current_setting('linli.tenant', true));
