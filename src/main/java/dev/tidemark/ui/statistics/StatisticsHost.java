package dev.tidemark.ui.statistics;

import dev.tidemark.filter.language.Node;
import dev.tidemark.task.BackgroundTask;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

/** The window around the statistics. Belongs to the FX thread. */
public interface StatisticsHost {

    /** Changes the conditions of the filter, and with them its text. */
    void edit(UnaryOperator<Node> change);

    /** Tells a person something, in words. */
    void say(String words);

    /** The zone in which times are shown, and in which the filter's times are read. */
    ZoneId zone();

    /** Waits, in the background, until the directories of what is shown now are known as far as they will be. */
    BackgroundTask.Wait directories();

    /** Whether what is copied is kept from being taken for a formula. */
    boolean guardsCopies();
}
