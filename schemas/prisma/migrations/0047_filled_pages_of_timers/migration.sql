-- Most timers are disarmed before they are due and are never updated. Room for the lease of the others stood empty on every
-- page: 27 bytes a timer (ADR 0048). One that is leased now finds the room of those that are gone. Pages that are filled keep
-- their room; nothing is rewritten.
ALTER TABLE "timer" SET (fillfactor = 100);
