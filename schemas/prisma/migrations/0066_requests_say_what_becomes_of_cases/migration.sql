-- Who asks for a publication says what is to become of running cases; the second official sees it before she decides.
ALTER TABLE "publication_request" ADD COLUMN "moves_instances" BOOLEAN NOT NULL DEFAULT false;
