-- How long personal data is kept where a version does not say it; null where it is kept then.
ALTER TABLE "tenant" ADD COLUMN "retention_days" INTEGER,
ADD COLUMN "retention_erase" TEXT;
ALTER TABLE "tenant" ADD CONSTRAINT "retention_is_whole" CHECK (
  ("retention_days" IS NULL) = ("retention_erase" IS NULL)
  AND ("retention_days" IS NULL OR "retention_days" BETWEEN 1 AND 36500)
  AND ("retention_erase" IS NULL OR "retention_erase" IN ('marked', 'sensitive'))
);
