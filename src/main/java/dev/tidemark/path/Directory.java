package dev.tidemark.path;

/**
 * The path of a directory at some time.
 *
 * @param path as {@link FilePath#directory}
 * @param certainty how sure it is
 */
public record Directory(String path, Certainty certainty) {}
