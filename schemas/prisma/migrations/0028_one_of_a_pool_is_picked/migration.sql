-- Whose turn it is: when somebody last got a task of a kind. Tasks of a pool have no assignee and no entry here.
CREATE INDEX "task_last_by_assignee" ON "task"("assignee_id", "definition_id", "name", "tenant_id", "opened_at" DESC) WHERE "assignee_id" IS NOT NULL;
