package dev.tidemark.trace;

import dev.tidemark.text.Messages;

/** The purpose of what Tidemark sends by itself: reading journals, listing volumes. */
public enum Routine implements CallPurpose {
    ROUTINE;

    @Override
    public long number() {
        return 0;
    }

    @Override
    public String label() {
        return Messages.text("act." + name());
    }

    @Override
    public boolean isAchievedBy(DeviceCall call) {
        return false;
    }
}
