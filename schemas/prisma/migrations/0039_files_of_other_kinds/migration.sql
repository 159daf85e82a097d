-- Files are not only photos any more (ADR 0041): a document, a recording or a film has no width, but a name that its uploader gave it.
-- Photos of before have neither name nor size; nobody asks for theirs.
ALTER TABLE "file"
  ALTER COLUMN "width" DROP NOT NULL,
  ALTER COLUMN "height" DROP NOT NULL,
  ADD COLUMN "name" TEXT,
  ADD COLUMN "size" INTEGER;
