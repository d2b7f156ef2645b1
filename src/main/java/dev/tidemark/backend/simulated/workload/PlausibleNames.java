package dev.tidemark.backend.simulated.workload;

import java.util.Locale;
import java.util.SplittableRandom;

/** Plausible file names and chances for the workloads, from a seed. Not thread-safe. */
final class PlausibleNames {

    private static final String[] WORDS = {
        "report",
        "budget",
        "minutes",
        "draft",
        "contract",
        "invoice",
        "plan",
        "notes",
        "agenda",
        "summary",
        "offer",
        "design",
        "schedule",
        "review",
        "letter",
        "proposal",
        "übersicht",
        "résumé",
        "forecast",
        "inventory"
    };

    private static final String[] CLASSES = {
        "Parser",
        "Lexer",
        "Token",
        "Session",
        "Cache",
        "Index",
        "Journal",
        "Volume",
        "Record",
        "Buffer",
        "Channel",
        "Filter",
        "Reader",
        "Writer",
        "Handle",
        "Scheduler"
    };

    private final SplittableRandom random;

    PlausibleNames(SplittableRandom random) {
        this.random = random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    String word() {
        return WORDS[below(WORDS.length)];
    }

    String document() {
        return word() + " " + (2019 + below(8)) + "-" + (1 + below(12)) + (chance(0.6) ? ".docx" : ".xlsx");
    }

    String type() {
        return CLASSES[below(CLASSES.length)] + CLASSES[below(CLASSES.length)];
    }

    String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(below(16), 16));
        }
        return text.toString();
    }

    /** A temporary name as Office makes them. */
    String officeTemp() {
        return hex(8).toUpperCase(Locale.ROOT) + ".tmp";
    }
}
