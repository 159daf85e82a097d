-- Whoever may read an instance may see the photos that its steps name. Which these are was searched for in all history; now
-- the engine notes it in the transaction of the step. The key is the only index: it is the question, and a step writes one.
CREATE TABLE "instance_file" (
    "tenant_id" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "instance_id" UUID NOT NULL,
    "actor_id" TEXT NOT NULL,

    CONSTRAINT "instance_file_pkey" PRIMARY KEY ("tenant_id", "file_id", "instance_id", "actor_id")
);
ALTER TABLE "instance_file" ADD CONSTRAINT "instance_file_tenant_id_instance_id_fkey" FOREIGN KEY ("tenant_id", "instance_id") REFERENCES "instance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- As for the other rows that come with a step (migration 0002).
DO $$
BEGIN
    IF current_setting('server_version_num')::int >= 180000 THEN
        EXECUTE 'ALTER TABLE instance_file ALTER CONSTRAINT instance_file_tenant_id_instance_id_fkey NOT ENFORCED';
    END IF;
END
$$;

-- A node of the release before notes nothing. Until the last of them is gone, the database does it for them; sessions of
-- later releases say that they note files themselves, and pay a look at a setting. Only the step of its uploader, or an
-- anonymous one, shows a file.
CREATE FUNCTION "note_files_of_a_step"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO instance_file (tenant_id, file_id, instance_id, actor_id)
    SELECT DISTINCT NEW.tenant_id, file.id, NEW.instance_id, NEW.actor_id
    FROM regexp_matches(NEW.input, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') AS found(hit)
    JOIN file ON file.tenant_id = NEW.tenant_id AND file.id = found.hit[1]::uuid
     AND NEW.actor_id IN (file.uploaded_by, 'anonymous')
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER "files_are_noted_for_the_release_before"
    AFTER INSERT ON "history" FOR EACH ROW
    WHEN (current_setting('linli.notes_files', true) IS DISTINCT FROM 'on'
          AND NEW.kind IN ('start', 'event', 'complete') AND NEW.actor_id IS NOT NULL)
    EXECUTE FUNCTION "note_files_of_a_step"();
