package dev.tidemark.ui.timeline;

import dev.tidemark.usn.Filetime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of an axis: the time of day, and below it the date where it changes. Pure functions; times are those of a zone, also over
 * the change to summer time.
 */
final class TimeTicks {

    /** Room for the longest label and some air, in pixels. */
    static final double APART = 92;

    /** Room for the longest label, in pixels; where there is less up to the end, a tick has none. */
    static final double LABEL = 80;

    private static final int MOST = 400;

    /** 1601-01-01, with which FILETIME begins. */
    private static final long FIRST_MONDAY = LocalDate.of(1601, 1, 1).toEpochDay();

    private static final int DATE = 10;
    private static final int MONTH = 7;
    private static final int YEAR = 4;

    private TimeTicks() {}

    /**
     * A label.
     *
     * @param time where it stands, as FILETIME
     * @param above the time of day, or the date where the axis has no times of day; empty where there is no room
     * @param below the date, at the first label and wherever it changes; else empty
     */
    record Tick(long time, String above, String below) {}

    /** The labels of an axis, from left to right; none is cut at its end. */
    static List<Tick> of(TimeAxis axis, ZoneId zone) {
        long step = LabelSteps.atLeast(axis.span() * APART / axis.width());
        List<Tick> ticks = new ArrayList<>();
        String date = "";
        for (long time : times(axis, step, zone)) {
            if (axis.width() - axis.x(time) < LABEL) {
                ticks.add(new Tick(time, "", ""));
                continue;
            }
            String full = Filetime.format(time, zone, ' ');
            String day = full.substring(0, full.indexOf(' '));
            ticks.add(
                    step < LabelSteps.DAY
                            ? new Tick(time, timeOfDay(full, step), day.equals(date) ? "" : day)
                            : new Tick(time, shortened(day, step), ""));
            date = day;
        }
        return ticks;
    }

    private static String shortened(String day, long step) {
        int cut = step >= LabelSteps.YEAR ? DATE - YEAR : step >= LabelSteps.MONTH ? DATE - MONTH : 0;
        return day.substring(0, day.length() - cut);
    }

    private static String timeOfDay(String full, long step) {
        String time = full.substring(full.indexOf(' ') + 1);
        if (step >= LabelSteps.MINUTE) {
            return time.substring(0, "00:00".length());
        }
        int digits = 0;
        for (long part = LabelSteps.SECOND; part > step; part /= 10) {
            digits++;
        }
        return time.substring(0, "00:00:00".length() + (digits == 0 ? 0 : 1 + digits));
    }

    private static List<Long> times(TimeAxis axis, long step, ZoneId zone) {
        List<Long> times = new ArrayList<>();
        if (step < LabelSteps.HOUR) {
            for (long time = Math.ceilDiv(axis.from(), step) * step;
                    time < axis.end() && times.size() < MOST;
                    time += step) {
                times.add(time);
            }
            return times;
        }
        ZonedDateTime at = start(Filetime.toInstant(axis.from()).atZone(zone), step);
        while (times.size() < MOST) {
            long time = Filetime.of(at.toInstant());
            if (time >= axis.end()) {
                return times;
            }
            if (time >= axis.from()) {
                times.add(time);
            }
            at = next(at, step);
        }
        return times;
    }

    /** At or before a time, where a label may stand. */
    private static ZonedDateTime start(ZonedDateTime time, long step) {
        ZonedDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        if (step >= LabelSteps.YEAR) {
            int years = (int) (step / LabelSteps.YEAR);
            return day.withDayOfYear(1).withYear(Math.floorDiv(time.getYear(), years) * years);
        }
        if (step >= LabelSteps.MONTH) {
            int months = (int) (step / LabelSteps.MONTH);
            return day.withDayOfMonth(1).withMonth(1 + (time.getMonthValue() - 1) / months * months);
        }
        if (step >= LabelSteps.DAY) {
            long days = step / LabelSteps.DAY;
            return day.minusDays(Math.floorMod(day.toLocalDate().toEpochDay() - FIRST_MONDAY, days));
        }
        return day;
    }

    private static ZonedDateTime next(ZonedDateTime at, long step) {
        if (step >= LabelSteps.YEAR) {
            return at.plusYears(step / LabelSteps.YEAR);
        }
        if (step >= LabelSteps.MONTH) {
            return at.plusMonths(step / LabelSteps.MONTH);
        }
        if (step >= LabelSteps.DAY) {
            return at.plusDays(step / LabelSteps.DAY);
        }
        return nextHour(at, step);
    }

    /** Hours are counted from midnight, as clocks show them. */
    private static ZonedDateTime nextHour(ZonedDateTime at, long step) {
        int hours = (int) (step / LabelSteps.HOUR);
        int next = (at.getHour() / hours + 1) * hours;
        ZonedDateTime then =
                next >= 24 ? at.toLocalDate().plusDays(1).atStartOfDay(at.getZone()) : at.with(LocalTime.of(next, 0));
        return then.isAfter(at) ? then : at.plusHours(hours);
    }
}
