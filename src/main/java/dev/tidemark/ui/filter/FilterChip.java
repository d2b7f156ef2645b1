package dev.tidemark.ui.filter;

/**
 * A condition that is in force, as it is shown beside the filter. Belongs to the FX thread.
 *
 * @param id names the node that shows it
 * @param text what it is, in a few words
 * @param remove lifts it
 */
public record FilterChip(String id, String text, Runnable remove) {}
