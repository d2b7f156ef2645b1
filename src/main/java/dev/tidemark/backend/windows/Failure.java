package dev.tidemark.backend.windows;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.FailureDetail;
import dev.tidemark.backend.Win32Error;

/**
 * What Windows tells of a failed call beside its Win32 number: the NTSTATUS, and its own words for a number that has no name
 * here. Stateless; to be asked on the thread that failed, before it calls Windows again.
 */
final class Failure {

    private Failure() {}

    /**
     * Of a call whose NTSTATUS is known.
     *
     * @param ntStatus is left out when it is not what the number was made of: something else failed since
     */
    static FailureDetail of(int error, int ntStatus) {
        boolean belongs = ntStatus != 0 && Ntdll.RtlNtStatusToDosError(ntStatus) == error;
        String text = Win32Error.of(error).isPresent() ? "" : SystemText.of(error);
        return new FailureDetail(belongs ? ntStatus : 0, text);
    }

    static Completion completion(int error, int ntStatus, int returned) {
        Completion done = new Completion(error, Math.max(0, returned));
        return done.ok() ? done : done.with(of(error, ntStatus));
    }
}
