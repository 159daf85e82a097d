-- A version may have a name that people know it by. It lives beside the version, which never changes (I8).
CREATE TABLE "version_name" (
    "tenant_id" TEXT NOT NULL,
    "definition_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "version_name_pkey" PRIMARY KEY ("tenant_id","definition_id","number"),
    CONSTRAINT "version_name_length" CHECK (char_length("name") BETWEEN 1 AND 60)
);

ALTER TABLE "version_name" ADD CONSTRAINT "version_name_tenant_id_definition_id_number_fkey"
    FOREIGN KEY ("tenant_id", "definition_id", "number")
    REFERENCES "definition_version"("tenant_id", "definition_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the version is to be called that was asked for.
ALTER TABLE "publication_request" ADD COLUMN "version_name" TEXT;
