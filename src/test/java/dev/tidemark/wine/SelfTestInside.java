package dev.tidemark.wine;

import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.selftest.Finding;
import dev.tidemark.selftest.ReportLines;
import dev.tidemark.selftest.SelfTest;
import java.nio.file.Path;

/**
 * Makes the checks of the self-test on the volume of the test driver, in a Windows JVM, and writes the lines of its report. The rules
 * for which volume may be checked are left out: nobody lists the root of that one.
 */
public final class SelfTestInside {

    private SelfTestInside() {}

    public static void main(String[] args) throws Exception {
        Path narrowProgram = Path.of(System.getProperty("tidemark.mark32"));
        try (WindowsBackend backend = new WindowsBackend(narrowProgram)) {
            SelfTest test = new SelfTest(backend, backend.host(), "U:", SelfTestInside::tell, number -> {});
            System.out.println(ReportLines.end(test.run()));
        }
        System.out.flush();
        System.exit(0);
    }

    private static void tell(Finding finding) {
        System.out.println(ReportLines.line(finding));
    }
}
