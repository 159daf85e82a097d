-- A paper that the street worded itself is known by its heading.
ALTER TABLE "paper" ADD COLUMN "title" TEXT;
