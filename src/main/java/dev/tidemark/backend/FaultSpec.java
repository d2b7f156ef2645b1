package dev.tidemark.backend;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A fault as the command line names it: {@code FSCTL_LOCK_VOLUME=5} fails always, {@code …=5*once} once, {@code …=5@0.3}
 * with a chance; {@code FSCTL_QUERY_USN_JOURNAL+200ms} is late; {@code hold=stuck} does not let go, and {@link DriverQuirk}
 * has more of that kind; {@code D:=pulled}, {@code wrapped}, {@code deleted}, {@code recreated} or {@code snapshot} is done to
 * a volume or its journal. Control codes and errors are
 * names or numbers. Immutable.
 */
public final class FaultSpec {

    private static final String HOLD = "hold";
    private static final String ONCE = "once";
    private static final String CODES = "a name such as FSCTL_LOCK_VOLUME, or a number such as 0x00090018";

    private final String text;
    private final Consumer<FaultInjection> effect;

    private FaultSpec(String text, Consumer<FaultInjection> effect) {
        this.text = text;
        this.effect = effect;
    }

    /**
     * Understands one.
     *
     * @throws IllegalArgumentException its message names the part that is wrong, and what goes there
     */
    public static FaultSpec parse(String text) {
        int equals = text.indexOf('=');
        int plus = text.indexOf('+');
        if (equals > 0) {
            return new FaultSpec(text, assigned(text.substring(0, equals), text.substring(equals + 1)));
        }
        if (plus > 0) {
            return new FaultSpec(text, late(text.substring(0, plus), text.substring(plus + 1)));
        }
        throw wrong(text, "a fault", "CODE=ERROR, CODE+MILLISms, hold=stuck, hold=below or VOLUME=pulled");
    }

    /**
     * Lets it happen from now on.
     *
     * @throws IllegalArgumentException if its volume is not there
     */
    public void apply(FaultInjection faults) {
        effect.accept(faults);
    }

    @Override
    public String toString() {
        return text;
    }

    private static Consumer<FaultInjection> assigned(String what, String becomes) {
        if (what.endsWith(":") || what.startsWith("\\\\")) {
            return volume(what.toUpperCase(Locale.ROOT), becomes);
        }
        Optional<DriverQuirk> quirk = DriverQuirk.named(what, becomes);
        if (quirk.isPresent()) {
            return faults -> faults.switchOn(quirk.get());
        }
        int code = code(what);
        return becomes.equalsIgnoreCase("stuck") ? faults -> faults.ignoreCancel(code) : failing(code, becomes);
    }

    private static Consumer<FaultInjection> volume(String volume, String becomes) {
        return switch (becomes.toLowerCase(Locale.ROOT)) {
            case "pulled" -> faults -> faults.pullOut(volume, true);
            case "wrapped" -> faults -> faults.wrapJournal(volume);
            case "deleted" -> faults -> faults.deleteJournal(volume);
            case "recreated" -> faults -> faults.createJournal(volume);
            case "snapshot" -> faults -> faults.makeShadowCopy(volume);
            default ->
                throw wrong(
                        becomes, "something that happens to a volume", "pulled, wrapped, deleted, recreated, snapshot");
        };
    }

    private static Consumer<FaultInjection> failing(int code, String how) {
        int star = how.indexOf('*');
        int at = how.indexOf('@');
        if (star >= 0) {
            int error = error(how.substring(0, star));
            String times = how.substring(star + 1);
            if (!times.equalsIgnoreCase(ONCE)) {
                throw wrong(times, "a number of times", "*once, or nothing for always");
            }
            return faults -> faults.failOnce(code, error);
        }
        int error = error(at < 0 ? how : how.substring(0, at));
        double chance = at < 0 ? 1 : chance(how.substring(at + 1));
        return faults -> faults.fail(code, error, chance);
    }

    private static Consumer<FaultInjection> late(String what, String how) {
        int code = code(what);
        String digits = how.toLowerCase(Locale.ROOT).endsWith("ms") ? how.substring(0, how.length() - 2) : "";
        if (!digits.matches("\\d{1,9}")) {
            throw wrong(how, "a delay", "milliseconds such as 200ms");
        }
        long millis = Long.parseLong(digits);
        return faults -> faults.delay(code, millis);
    }

    private static int code(String text) {
        OptionalInt code = text.equalsIgnoreCase(HOLD)
                ? OptionalInt.of(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value())
                : ControlCode.parse(text);
        return code.orElseThrow(() -> wrong(text, "a control code", HOLD + ", " + CODES));
    }

    private static int error(String text) {
        return Win32Error.parse(text)
                .orElseThrow(() -> wrong(text, "a Win32 error", "a number such as 5, or ERROR_ACCESS_DENIED"));
    }

    private static double chance(String text) {
        try {
            double chance = Double.parseDouble(text);
            if (chance > 0 && chance <= 1) {
                return chance;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong(text, "a chance", "a number above 0 and up to 1");
    }

    private static IllegalArgumentException wrong(String part, String what, String wanted) {
        return new IllegalArgumentException("'" + part + "' is not " + what + "; use " + wanted);
    }
}
