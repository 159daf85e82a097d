-- By which way a message goes to its person; until here there were text messages alone.
ALTER TABLE "message" ADD COLUMN "channel" TEXT NOT NULL DEFAULT 'sms';
ALTER TABLE "dev_message" ADD COLUMN "channel" TEXT NOT NULL DEFAULT 'sms';

-- The way that she chose for herself; null: as the service says.
ALTER TABLE "account" ADD COLUMN "told_by" TEXT;
