package dev.tidemark.contract;

import java.util.Set;

/**
 * One thing that holds on every machine.
 *
 * @param name what holds
 * @param needs the abilities without which it cannot be tried
 */
record Case(String name, Set<Ability> needs, Body body) {

    /** Tries it. */
    interface Body {
        void run(Machine machine) throws Exception;
    }

    static Case of(String name, Body body, Ability... needs) {
        return new Case(name, Set.of(needs), body);
    }

    boolean canBeTriedOn(Machine machine) {
        return needs.stream().noneMatch(machine.lacks()::contains);
    }
}
