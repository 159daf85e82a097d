-- History, snapshots and tasks get rows at every start and step, and a foreign key that is checked locks (and so rewrites) the instance's row
-- each time. Measured with batches of 64 steps on two busy cores: 94 against 70 microseconds of server CPU a step, and
-- 2 to 3 times the time. The engine writes these rows in the transaction that writes or has locked their instance (I4),
-- and no instance is ever deleted, so the keys stay as declarations that are not enforced.
-- Before PostgreSQL 18 there is no such thing: there the keys stay enforced.
DO $$
BEGIN
    IF current_setting('server_version_num')::int >= 180000 THEN
        EXECUTE 'ALTER TABLE history ALTER CONSTRAINT history_tenant_id_instance_id_fkey NOT ENFORCED';
        EXECUTE 'ALTER TABLE instance_snapshot ALTER CONSTRAINT instance_snapshot_tenant_id_instance_id_fkey NOT ENFORCED';
        EXECUTE 'ALTER TABLE task ALTER CONSTRAINT task_tenant_id_instance_id_fkey NOT ENFORCED';
    END IF;
END
$$;
