-- Publishing may take a second official: switched on per tenant, or asked for where a definition is not proven.
ALTER TABLE "tenant" ADD COLUMN "four_eyes" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "publication_request" (
    "tenant_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "definition_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "findings" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT,
    "decision_reason" TEXT,

    CONSTRAINT "publication_request_pkey" PRIMARY KEY ("tenant_id","id"),
    CONSTRAINT "publication_request_two_officials" CHECK ("decided_by" IS NULL OR "decision" <> 'approved' OR "decided_by" <> "requested_by")
);

-- Prisma knows no partial index: at most one request of a definition is open.
CREATE UNIQUE INDEX "publication_request_open" ON "publication_request" ("tenant_id", "definition_id") WHERE "decided_at" IS NULL;
