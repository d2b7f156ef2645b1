package dev.tidemark.volume;

/**
 * One line of what a volume tells of itself. Immutable.
 *
 * @param section what it belongs to, in words
 * @param name what it is, in words
 * @param value in words, on several lines where there are several; of what was refused, the error
 * @param meaning what it says here; empty when there is no more to say
 * @param told whether the volume told it
 */
public record VolumeRow(String section, String name, String value, String meaning, boolean told) {

    /** It as one line, tabs between what it is, what it says and what that means. */
    public String line() {
        String said = name + "\t" + value.replace('\n', ' ');
        return meaning.isEmpty() ? said : said + "\t" + meaning;
    }
}
