package dev.tidemark.ui.common;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.task.TaskWork;
import org.jspecify.annotations.Nullable;

/** Lets a question to a volume, or an act on it, be work in the background whose refusal is told in words. Pure functions. */
public final class VolumeWork {

    private VolumeWork() {}

    /** Asks a volume, or acts on it. */
    @FunctionalInterface
    public interface Call<T extends @Nullable Object> {
        T run(BackgroundTask task) throws ActFailedException, Win32Exception;
    }

    /** The call as work. */
    public static <T extends @Nullable Object> TaskWork<T> of(Call<T> call) {
        return task -> {
            try {
                return call.run(task);
            } catch (ActFailedException e) {
                throw new TaskFailedException(e.problem(), e);
            } catch (Win32Exception e) {
                throw new TaskFailedException(Win32Problems.of(e), e);
            }
        };
    }
}
