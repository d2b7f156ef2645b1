package dev.tidemark.act;

import dev.tidemark.backend.Completion;
import dev.tidemark.text.Messages;

/** What became of the request that tells the driver below a hold to let writers go, in a sentence. Pure functions. */
public final class ReleaseWords {

    private ReleaseWords() {}

    /** Whether it was sent, and what the driver answered. */
    public static String of(HeldWrites hold) {
        // In this order: it is sent before it is answered.
        Completion answer = hold.releaseAnswer();
        if (answer == null) {
            return Messages.text(hold.isReleaseSent() ? "hold.released.unanswered" : "hold.released.unsent");
        }
        return answer.ok()
                ? Messages.text("hold.released.ok")
                : Messages.text("hold.released.refused", answer.detail().describe(answer.status()));
    }
}
