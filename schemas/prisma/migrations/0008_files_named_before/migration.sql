-- Which files the steps name that were taken before there was a place to note it. A migration of its own: the trigger of the
-- one before is in force, so no step falls between the two, and nobody waits for this one. Only steps of people who uploaded
-- something, and anonymous ones, are looked through.
INSERT INTO instance_file (tenant_id, file_id, instance_id, actor_id)
SELECT DISTINCT step.tenant_id, file.id, step.instance_id, step.actor_id
FROM (
    SELECT tenant_id, instance_id, actor_id, input FROM history WHERE kind IN ('start', 'event', 'complete')
    UNION ALL
    SELECT a.tenant_id, a.instance_id, s ->> 'actorId', s ->> 'input'
    FROM history_archive a CROSS JOIN LATERAL json_array_elements(a.steps::json) AS s
    WHERE cardinality(a.file_ids) > 0
) AS step
CROSS JOIN LATERAL regexp_matches(step.input, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') AS found(hit)
JOIN file ON file.tenant_id = step.tenant_id AND file.id = found.hit[1]::uuid
 AND step.actor_id IN (file.uploaded_by, 'anonymous')
WHERE step.actor_id = 'anonymous' OR step.actor_id IN (SELECT uploaded_by FROM file)
ON CONFLICT DO NOTHING;
