package dev.tidemark.field;

/**
 * Tells which flags pass, over a whole column at once. Immutable.
 *
 * @param anyOf at least one of these must be there; {@link #ANY} when that does not matter
 * @param allOf all of these must be there
 * @param noneOf none of these may be there
 */
public record FlagTest(int anyOf, int allOf, int noneOf) {

    /** Whatever flags, even none. */
    public static final int ANY = -1;

    public boolean passes(int flags) {
        return (anyOf == ANY | (flags & anyOf) != 0) & (flags & allOf) == allOf & (flags & noneOf) == 0;
    }

    /**
     * Tests rows of a column. Without a branch, and so at the same speed whatever passes.
     *
     * @param passing takes the indices of those that pass, ascending; room for all of them
     * @return how many pass
     */
    public int select(int[] column, int from, int to, char[] passing) {
        int any = anyOf;
        int always = anyOf == ANY ? 1 : 0;
        int tested = allOf | noneOf;
        int wanted = allOf;
        boolean never = (allOf & noneOf) != 0;
        int count = 0;
        for (int row = from; row < to && !never; row++) {
            int hit = column[row] & any | always;
            int miss = column[row] & tested ^ wanted;
            passing[count] = (char) row;
            count += (hit | -hit) >>> 31 & ~((miss | -miss) >>> 31);
        }
        return count;
    }
}
