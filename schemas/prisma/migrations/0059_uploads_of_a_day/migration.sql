-- How much one account has stored within a day.
CREATE INDEX "file_tenant_id_uploaded_by_uploaded_at_idx" ON "file"("tenant_id", "uploaded_by", "uploaded_at");
