package dev.tidemark.view;

import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A source as far as what is shown depends on it. Safe from any thread.
 *
 * @param store its rows
 * @param paths where its files were; followed from the first call on
 * @param growing whether more rows may arrive: sorting needs a source that rests
 * @param live whether it is a journal that is read while it is written: its newest rows are what is looked at first
 */
public record ShownSource(RecordStore store, Supplier<PathIndex> paths, BooleanSupplier growing, boolean live) {}
