-- What is stored is packed already. Unpacked by the database too, every part of a film would cost the whole of it.
ALTER TABLE "file" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
