/**
 * What is told of files, as lines that window and command line have in common: the story of a file ({@link
 * dev.tidemark.story.StoryLines}, {@link dev.tidemark.story.StoryWriter}), and the net change between two places that a person names
 * ({@link dev.tidemark.story.ChangeRange}, {@link dev.tidemark.story.ChangeLines}), with what keeps it from being all ({@link
 * dev.tidemark.story.ChangeReport}).
 */
@NullMarked
package dev.tidemark.story;

import org.jspecify.annotations.NullMarked;
