-- CreateTable
CREATE TABLE "tenant" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "org_revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_node" (
    "tenant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "parent_id" TEXT,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "org_node_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account" (
    "tenant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "login" TEXT,
    "phone" TEXT,
    "password_hash" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "post" (
    "tenant_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "post" TEXT NOT NULL,

    CONSTRAINT "post_pkey" PRIMARY KEY ("tenant_id","account_id","node_id","post")
);

-- CreateTable
CREATE TABLE "session" (
    "tenant_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("tenant_id","token_hash")
);

-- CreateTable
CREATE TABLE "login_code" (
    "tenant_id" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_code_pkey" PRIMARY KEY ("tenant_id","phone")
);

-- CreateTable
CREATE TABLE "dev_message" (
    "tenant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dev_message_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "draft" (
    "tenant_id" TEXT NOT NULL,
    "definition_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("tenant_id","definition_id")
);

-- CreateTable
CREATE TABLE "definition_version" (
    "tenant_id" TEXT NOT NULL,
    "definition_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "definition_version_pkey" PRIMARY KEY ("tenant_id","definition_id","number")
);

-- CreateTable
CREATE TABLE "instance" (
    "tenant_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "definition_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "lookup_code" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "initiator_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_as" TEXT,

    CONSTRAINT "instance_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "instance_snapshot" (
    "tenant_id" TEXT NOT NULL,
    "instance_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instance_snapshot_pkey" PRIMARY KEY ("tenant_id","instance_id")
);

-- CreateTable
CREATE TABLE "history" (
    "tenant_id" TEXT NOT NULL,
    "instance_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "input" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "snapshot_hash" TEXT NOT NULL,

    CONSTRAINT "history_pkey" PRIMARY KEY ("tenant_id","instance_id","seq")
);

-- CreateTable
CREATE TABLE "task" (
    "tenant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "instance_id" UUID NOT NULL,
    "definition_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "holder_id" TEXT,
    "pool_node_id" TEXT,
    "pool_post" TEXT,
    "assignee_id" TEXT,
    "excluded" TEXT[],
    "why" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "completed_by" TEXT,
    "completion_key" TEXT,
    "outcome" TEXT,
    "answers" TEXT,
    "completion_answer" TEXT,

    CONSTRAINT "task_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "timer" (
    "tenant_id" TEXT NOT NULL,
    "instance_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "timer_pkey" PRIMARY KEY ("tenant_id","instance_id","event","generation")
);

-- CreateTable
CREATE TABLE "outbox" (
    "tenant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "instance_id" UUID NOT NULL,
    "effect" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "tenant_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("tenant_id","source","message_id")
);

-- CreateTable
CREATE TABLE "correlation" (
    "tenant_id" TEXT NOT NULL,
    "definition_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "instance_id" UUID NOT NULL,

    CONSTRAINT "correlation_pkey" PRIMARY KEY ("tenant_id","definition_id","key")
);

-- CreateTable
CREATE TABLE "number_block" (
    "tenant_id" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "next" INTEGER NOT NULL,

    CONSTRAINT "number_block_pkey" PRIMARY KEY ("tenant_id","family","day")
);

-- CreateTable
CREATE TABLE "incident" (
    "tenant_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "instance_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notice" (
    "tenant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "instance_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "device" (
    "tenant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "file" (
    "tenant_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "audit" (
    "tenant_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" TEXT,
    "deed" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_tenant_id_login_key" ON "account"("tenant_id", "login");

-- CreateIndex
CREATE UNIQUE INDEX "account_tenant_id_phone_key" ON "account"("tenant_id", "phone");

-- CreateIndex
CREATE INDEX "instance_definition_id_tenant_id_started_at_idx" ON "instance"("definition_id", "tenant_id", "started_at");

-- CreateIndex
CREATE INDEX "instance_initiator_id_tenant_id_started_at_idx" ON "instance"("initiator_id", "tenant_id", "started_at");

-- CreateIndex
CREATE INDEX "instance_node_id_tenant_id_started_at_idx" ON "instance"("node_id", "tenant_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "instance_number_tenant_id_key" ON "instance"("number", "tenant_id");

-- CreateIndex
CREATE INDEX "task_instance_id_tenant_id_idx" ON "task"("instance_id", "tenant_id");

-- CreateIndex
CREATE INDEX "timer_due_at_idx" ON "timer"("due_at");

-- CreateIndex
CREATE INDEX "correlation_instance_id_tenant_id_idx" ON "correlation"("instance_id", "tenant_id");

-- CreateIndex
CREATE INDEX "incident_instance_id_tenant_id_idx" ON "incident"("instance_id", "tenant_id");

-- CreateIndex
CREATE INDEX "notice_tenant_id_account_id_created_at_idx" ON "notice"("tenant_id", "account_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "device_id_key" ON "device"("id");

-- AddForeignKey
ALTER TABLE "org_node" ADD CONSTRAINT "org_node_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "org_node"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instance" ADD CONSTRAINT "instance_tenant_id_definition_id_version_number_fkey" FOREIGN KEY ("tenant_id", "definition_id", "version_number") REFERENCES "definition_version"("tenant_id", "definition_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instance" ADD CONSTRAINT "instance_tenant_id_node_id_fkey" FOREIGN KEY ("tenant_id", "node_id") REFERENCES "org_node"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instance_snapshot" ADD CONSTRAINT "instance_snapshot_tenant_id_instance_id_fkey" FOREIGN KEY ("tenant_id", "instance_id") REFERENCES "instance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_tenant_id_instance_id_fkey" FOREIGN KEY ("tenant_id", "instance_id") REFERENCES "instance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_tenant_id_instance_id_fkey" FOREIGN KEY ("tenant_id", "instance_id") REFERENCES "instance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_tenant_id_instance_id_fkey" FOREIGN KEY ("tenant_id", "instance_id") REFERENCES "instance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_tenant_id_node_id_fkey" FOREIGN KEY ("tenant_id", "node_id") REFERENCES "org_node"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- From here on: what schema.prisma cannot say.

-- Inboxes read open tasks only, and these stay few however many tasks were ever closed.
CREATE INDEX "task_open_by_pool" ON "task"("pool_node_id", "pool_post", "tenant_id") WHERE "state" = 'open';
CREATE INDEX "task_open_by_assignee" ON "task"("assignee_id", "tenant_id") WHERE "state" = 'open';
CREATE INDEX "task_open_by_holder" ON "task"("holder_id", "tenant_id") WHERE "state" = 'open';

-- The deliverer asks for what still waits, oldest attempt first.
CREATE INDEX "outbox_waiting" ON "outbox"("next_attempt_at") WHERE "delivered_at" IS NULL;

-- Constraints are sentences: the name is what the database says when it refuses a row.
ALTER TABLE "tenant" ADD CONSTRAINT "an_org_revision_only_counts_up_from_zero" CHECK ("org_revision" >= 0);
ALTER TABLE "org_node" ADD CONSTRAINT "a_node_is_not_its_own_parent" CHECK ("parent_id" <> "id");
ALTER TABLE "account" ADD CONSTRAINT "a_role_is_official_worker_or_resident" CHECK ("role" IN ('official', 'worker', 'resident'));
ALTER TABLE "account" ADD CONSTRAINT "an_account_has_a_login_or_a_phone" CHECK ("login" IS NOT NULL OR "phone" IS NOT NULL);
ALTER TABLE "login_code" ADD CONSTRAINT "attempts_at_a_code_are_counted_from_zero" CHECK ("attempts" >= 0);
ALTER TABLE "draft" ADD CONSTRAINT "a_draft_revision_counts_from_one" CHECK ("revision" >= 1);
ALTER TABLE "definition_version" ADD CONSTRAINT "a_version_number_counts_from_one" CHECK ("number" >= 1);
ALTER TABLE "instance" ADD CONSTRAINT "an_instance_ends_as_done_or_cancelled" CHECK ("ended_as" IN ('done', 'cancelled'));
ALTER TABLE "instance" ADD CONSTRAINT "an_end_has_both_a_time_and_a_kind" CHECK (("ended_at" IS NULL) = ("ended_as" IS NULL));
ALTER TABLE "instance_snapshot" ADD CONSTRAINT "a_snapshot_seq_counts_from_one" CHECK ("seq" >= 1);
ALTER TABLE "history" ADD CONSTRAINT "a_history_seq_counts_from_one" CHECK ("seq" >= 1);
ALTER TABLE "history" ADD CONSTRAINT "a_history_kind_is_a_kind_of_step" CHECK ("kind" IN ('start', 'event', 'claim', 'release', 'complete', 'timer', 'cancel'));
ALTER TABLE "task" ADD CONSTRAINT "a_task_is_open_completed_or_cancelled" CHECK ("state" IN ('open', 'completed', 'cancelled'));
ALTER TABLE "task" ADD CONSTRAINT "only_a_closed_task_has_a_closing_time" CHECK (("state" = 'open') = ("closed_at" IS NULL));
ALTER TABLE "task" ADD CONSTRAINT "only_a_completed_task_has_an_outcome" CHECK ("outcome" IS NULL OR "state" = 'completed');
ALTER TABLE "task" ADD CONSTRAINT "a_task_is_for_one_account_or_one_post" CHECK (
    ("assignee_id" IS NOT NULL AND "pool_node_id" IS NULL AND "pool_post" IS NULL)
    OR ("assignee_id" IS NULL AND "pool_node_id" IS NOT NULL AND "pool_post" IS NOT NULL)
);
ALTER TABLE "timer" ADD CONSTRAINT "a_timer_generation_counts_from_zero" CHECK ("generation" >= 0);
ALTER TABLE "timer" ADD CONSTRAINT "leases_of_a_timer_are_counted_from_zero" CHECK ("attempts" >= 0);
ALTER TABLE "outbox" ADD CONSTRAINT "attempts_at_an_effect_are_counted_from_zero" CHECK ("attempts" >= 0);
ALTER TABLE "number_block" ADD CONSTRAINT "instance_numbers_count_from_one" CHECK ("next" >= 1);
ALTER TABLE "file" ADD CONSTRAINT "a_photo_has_a_size" CHECK ("width" > 0 AND "height" > 0);

-- I8: a published version never changes. A statement trigger refuses also what would touch no row.
CREATE FUNCTION "refuse_change_of_a_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'I8: a published version never changes; % on definition_version is refused.', TG_OP
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_published_version_never_changes';
END
$$;
CREATE TRIGGER "a_published_version_never_changes"
    BEFORE UPDATE OR DELETE OR TRUNCATE ON "definition_version"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_a_version"();

-- Storage. A snapshot is rewritten at every step: free room on its page keeps the update heap-only (HOT), and a
-- target of 4080 bytes keeps an ordinary snapshot out of TOAST, which would be written anew each time.
ALTER TABLE "instance_snapshot" SET (
    fillfactor = 70,
    toast_tuple_target = 4080,
    autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_vacuum_threshold = 500,
    autovacuum_vacuum_cost_delay = 1
);
-- Rows here are leased (updated) and then deleted or marked: the live part stays small, so vacuum comes by row count.
ALTER TABLE "timer" SET (
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 500,
    autovacuum_analyze_scale_factor = 0.05,
    autovacuum_vacuum_cost_delay = 1
);
ALTER TABLE "outbox" SET (
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 500,
    autovacuum_analyze_scale_factor = 0.05,
    autovacuum_vacuum_cost_delay = 1
);
ALTER TABLE "task" SET (
    fillfactor = 85,
    autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_analyze_scale_factor = 0.05
);
-- An instance row is updated once, at its end. Instances that start together often end together, and then a page needs
-- room for all of them: heap-only ends rise from 14 to 66 per cent, each saves five index entries.
ALTER TABLE "instance" SET (fillfactor = 60);
