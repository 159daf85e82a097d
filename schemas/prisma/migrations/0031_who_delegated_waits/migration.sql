-- Whoever delegated a task waits for its answer as whoever asked beside one does: she reads it, and may take it back. Steps write
-- it from now on; this is for what is delegated already.
UPDATE "task" SET "asked_by" = "why"::JSON ->> 'by'
 WHERE "closed_at" IS NULL AND "question_kind" IS NULL AND "asked_by" IS NULL AND "why" LIKE '%"strategy":"delegate"%';
