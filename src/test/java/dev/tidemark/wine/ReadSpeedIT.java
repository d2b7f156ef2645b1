package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** How fast records come from the driver through JNA to the store, beside a simulated volume in the same run. */
@Tag("shows-native")
class ReadSpeedIT {

    /**
     * The smallest object on the heap: where less than this is allocated per record, there is no object per record. What
     * remains are the store's columns, 9 bytes a record, and once a store the megabyte of zeros it fills its files with.
     */
    private static final double SMALLEST_OBJECT = 16;

    @Test
    void noObjectIsAllocatedPerRecordOnTheWholeWay() throws Exception {
        WindowsUnderWine.start();
        WindowsUnderWine.tool("rate", "200000", "300000");
        Await.until(
                "300,000 records are written",
                () -> WindowsUnderWine.toolSays("stats").contains("records 300002"));
        int code = WindowsUnderWine.tidemark("bench-read", "bench", "read", "--volume", "U:", "--json");
        String json = WindowsUnderWine.log("bench-read")
                .lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElse("exit code " + code);
        System.out.println("Reading at full speed: " + json);
        Map<String, Object> figures = JSON.std.mapFrom(json);
        assertThat(((Number) figures.get("windows.records")).longValue()).isEqualTo(300_002);
        for (String backend : new String[] {"windows", "simulated"}) {
            assertThat(((Number) figures.get(backend + ".allocatedBytesPerRecord")).doubleValue())
                    .as(backend)
                    .isLessThan(SMALLEST_OBJECT);
            assertThat(((Number) figures.get(backend + ".recordsPerSecond")).longValue())
                    .isPositive();
        }
    }
}
