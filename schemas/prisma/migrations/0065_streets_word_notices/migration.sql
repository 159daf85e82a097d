-- How notices that every street sends are worded here: kind, title and text in both languages.
ALTER TABLE "tenant" ADD COLUMN "notice_wordings" JSONB NOT NULL DEFAULT '{}';
