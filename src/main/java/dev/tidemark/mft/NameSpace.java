package dev.tidemark.mft;

/** The namespace of a {@code $FILE_NAME} attribute: which programs see the name. */
public enum NameSpace {
    /** Case-sensitive, any character but {@code /} and NUL; hard links often have it. */
    POSIX,
    /** The long name; the file has a DOS name beside it. */
    WIN32,
    /** The short name in 8.3 form, beside a Win32 name: never a file's only name. */
    DOS,
    /** A long name that is a valid short name too. */
    WIN32_AND_DOS;

    private static final NameSpace[] ALL = values();

    /** The namespace of the number in the attribute; numbers not known count as {@link #POSIX}. */
    static NameSpace of(int number) {
        return number >= 0 && number < ALL.length ? ALL[number] : POSIX;
    }
}
