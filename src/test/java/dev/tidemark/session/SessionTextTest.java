package dev.tidemark.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.testing.Rounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions as a file that a person can read, and that anybody may have written. */
@Tag("shows-ask")
class SessionTextTest {

    private static final Instant SAVED = Instant.parse("2026-11-26T14:03:00Z");

    private static SessionText.Dated again(Session session) throws IOException {
        return SessionText.read("here", SessionText.write(session, SAVED));
    }

    private static String text(Session session) throws IOException {
        return new String(SessionText.write(session, SAVED), StandardCharsets.UTF_8);
    }

    private static SessionText.Dated read(String text) throws IOException {
        return SessionText.read("here", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Session session = Sessions.whole("name ~ \"two\nlines, \u202e and \ud83d\ude00\"");

        assertThat(again(session)).isEqualTo(new SessionText.Dated(session, SAVED));
        assertThat(again(Session.NONE).session()).isEqualTo(Session.NONE);
    }

    private static Session list(int shown, Integer... together) {
        Session whole = Sessions.whole("f");
        return new Session(whole.sources(), shown, List.of(together), whole.view(), whole.window());
    }

    @Test
    @Tag("shows-out")
    void thoseThatWereShownAsOneListAreToldApart() throws Exception {
        Session session = list(0, 0, 2);

        assertThat(again(session).session()).isEqualTo(session);
        assertThat(text(session).split("\"together\" : true", -1)).hasSize(3);
        assertThat(text(Sessions.whole("f"))).doesNotContain("together");
    }

    @Test
    @Tag("shows-out")
    void aListOfOneOrWithoutTheOneThatWasShownIsNoList() throws Exception {
        String one = text(list(0, 0, 2)).replaceFirst(",\\s*\"together\" : true", "");
        String other = text(list(0, 0, 2)).replace("\"shown\" : 0", "\"shown\" : 1");
        String no = text(list(0, 0, 2)).replaceFirst("\"together\" : true", "\"together\" : 1");
        for (String wrong : List.of(one, other)) {
            assertThatThrownBy(() -> read(wrong))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("\"shown\"");
        }
        assertThatThrownBy(() -> read(no)).hasMessageContaining("\"together\" cannot be 1");
        for (Integer[] wrong : new Integer[][] {{0}, {0, 3}, {0, 0}, {2, 0}, {1, 2}}) {
            assertThatThrownBy(() -> list(0, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Tag("shows-story")
    void oneThatWasSavedBeforeLivesCouldBeShownIsReadAndShowsRecords() throws Exception {
        String now = text(Sessions.whole("x"));
        String before = now.replaceFirst("\\s*\"lives\" : true,", "");
        assertThat(before).isNotEqualTo(now);

        SessionView read = read(before).session().view();

        assertThat(read.lives()).isFalse();
        assertThat(read.filter()).isEqualTo("x");
    }

    @Test
    void aPersonReadsIt() throws Exception {
        assertThat(text(Sessions.whole("is marked")).lines().toList())
                .contains("  \"shown\" : 1,", "    \"filter\" : \"is marked\",", "    \"zone\" : \"local\",")
                .hasSizeGreaterThan(30);
    }

    @Test
    void aCaptureIsToldNothingOfTheComputer() throws Exception {
        Session kept = Sessions.whole("is marked").ofCapture();

        assertThat(text(kept)).contains("is marked").doesNotContain("/cases", "D:", "1000");
        assertThat(again(kept).session().sources()).isEmpty();
        assertThat(kept.view().place().first()).isEqualTo(Sessions.cited(8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"format\" : 1; \"format\" : 2; not a session format",
                "\"format\" : 1; \"format\" : -1; \"format\" cannot be -1",
                "\"saved\" : \"2026; \"saved\" : \"then; \"saved\" cannot be",
                "\"shown\" : 1; \"shown\" : 3; \"shown\" cannot be 3",
                "\"shown\" : 1; \"shown\" : -2; \"shown\" cannot be -2",
                "\"kind\" : \"file\"; \"kind\" : \"pipe\"; \"kind\" cannot be \"pipe\"",
                "\"location\" : \"D:\"; \"location\" : \" \"; \"location\" cannot be",
                "\"location\" : \"D:\"; \"location\" : 5; \"location\" cannot be 5",
                "\"serial\" : \"1a2b3c4d\"; \"serial\" : \"xyz\"; \"serial\" cannot be",
                "\"zone\" : \"local\"; \"zone\" : \"mars\"; \"zone\" cannot be",
                "\"filter\" : \"f\"; \"filter\" : null; \"filter\" cannot be null",
                "\"ascending\" : false; \"ascending\" : 0; \"ascending\" cannot be 0",
                "\"lives\" : true; \"lives\" : 1; \"lives\" cannot be 1",
                "\"first\" : \"usn8-; \"first\" : \"usn-; \"first\" cannot be",
                "\"volumes\" : 260; \"volumes\" : -1; \"volumes\" cannot be -1",
                "\"marks\" : true; \"marks\" : 7; \"marks\" cannot be 7",
                "\"view\" :; \"sight\" :; \"view\" is missing",
            })
    void whatIsNoSessionIsSaidWithItsField(String whole, String damaged, String words) throws Exception {
        String text = text(Sessions.whole("f"));
        assertThat(text).contains(whole);

        assertThatThrownBy(() -> read(text.replace(whole, damaged)))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("here", words);
    }

    @Test
    void whatIsTooMuchIsRefused() throws Exception {
        String text = text(Sessions.whole("f"));
        for (String much : List.of(
                text.replace("\"Quiet\"", "\"x\", ".repeat(1_000) + "\"x\""),
                text.replace("\"Quiet\"", '"' + "x".repeat(201) + '"'),
                text.replace("\"f\"", '"' + "x".repeat((1 << 16) + 1) + '"'),
                text.replace("/cases/$MFT", "x".repeat(SessionSource.LONGEST + 1)),
                text.replace("\"marks\" : true", many("true")),
                text.replace("\"volumes\" : 260", many("1")),
                text.replace(
                        "\"sources\" : [", "\"sources\" : [" + "{\"kind\":\"file\",\"location\":\"x\"},".repeat(256)),
                "[".repeat(100_000))) {
            assertThatThrownBy(() -> read(much)).isInstanceOf(IOException.class).hasMessageContaining("here");
        }
        assertThatThrownBy(() -> SessionText.read("here", new byte[SessionText.MOST_BYTES + 1]))
                .hasMessageContaining("larger than");
        assertThatThrownBy(() -> SessionText.read("here", new byte[] {'{', (byte) 0xff, '}'}))
                .hasMessageContaining("UTF-8");
    }

    private static String many(String value) {
        return String.join(
                ",",
                IntStream.range(0, 100).mapToObj(i -> "\"p" + i + "\":" + value).toList());
    }

    @Test
    void damageIsNeverAnythingButSaid() throws Exception {
        Random random = new Random(7);
        byte[] whole = SessionText.write(Sessions.whole("name == \"a\""), SAVED);
        for (int round = 0; round < Rounds.of(20_000); round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                SessionText.read("here", damaged);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("here");
            }
        }
    }

    @Test
    void onlyWhatIsWorthItIsKeptWithACapture() throws Exception {
        Marks marks = new Marks();
        assertThat(new AdditionsOfCapture(marks, Session.NONE, SAVED).all()).isEmpty();

        byte[] kept =
                new AdditionsOfCapture(marks, Sessions.whole("f"), SAVED).all().get(CaptureAddition.SESSION);
        assertThat(SessionText.read("here", kept).session())
                .isEqualTo(Sessions.whole("f").ofCapture());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\\\\server\\share\\$J,true",
                "//server/share/$J,true",
                "\\\\?\\C:\\$J,true",
                "\\\\.\\PhysicalDrive0,true",
                "C:\\cases\\NUL,true",
                "C:\\cases\\com1.txt,true",
                "C:\\cases\\aux:x,true",
                "C:\\a\\..\\..\\b,true",
                "/dev/sda,true",
                "/./dev/sda,true",
                "///proc/1/mem,true",
                "/net/server/$J,true",
                "file://server/$J,true",
                "C:\\cases\\$J,false",
                "C:\\$Extend\\$UsnJrnl:$J,false",
                "/cases/console/$J,false",
                "/home/dev/$J,false",
                "C:\\cases\\com10\\$J,false",
            })
    void whatLeadsElsewhereIsAskedAbout(String path, boolean asks) {
        assertThat(SessionSource.file(path, "").mustAsk()).isEqualTo(asks);
    }
}
