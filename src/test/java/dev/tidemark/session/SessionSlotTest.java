package dev.tidemark.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where windows keep their sessions: each has a place of its own. */
@Tag("shows-ask")
class SessionSlotTest {

    private static final Instant NOW = Instant.parse("2026-11-26T14:03:00Z");

    @TempDir
    Path folder;

    private final List<SessionSlot> taken = new ArrayList<>();

    private SessionSlot take() throws IOException {
        SessionSlot slot = SessionSlot.take(folder.resolve("data"));
        taken.add(slot);
        return slot;
    }

    @AfterEach
    void letGo() throws IOException {
        for (SessionSlot slot : taken) {
            slot.close();
        }
    }

    private static Session found(SessionSlot slot) {
        return Objects.requireNonNull(slot.read().saved()).session();
    }

    @Test
    void thereIsNothingAtFirst() throws Exception {
        SessionSlot slot = take();
        assertThat(slot.read()).isEqualTo(new SessionSlot.Found(null, null));
        assertThat(slot.isBesideOthers()).isFalse();
    }

    @Test
    void theNextWindowFindsWhatTheOneBeforeKept() throws Exception {
        SessionSlot slot = take();
        slot.write(Sessions.numbered(1), NOW);
        slot.write(Sessions.numbered(2), NOW);
        slot.close();
        slot.write(Sessions.numbered(3), NOW);

        assertThat(take().read().saved()).isEqualTo(new SessionText.Dated(Sessions.numbered(2), NOW));
    }

    @Test
    void aSecondWindowKeepsItsOwnAndNothingIsLost() throws Exception {
        SessionSlot first = take();
        first.write(Sessions.numbered(1), NOW);
        SessionSlot second = take();
        assertThat(second.isBesideOthers()).isTrue();
        assertThat(second.read().saved()).isNull();
        second.write(Sessions.numbered(2), NOW);
        first.write(Sessions.numbered(3), NOW);

        Files.setLastModifiedTime(first.file(), FileTime.fromMillis(5_000));
        letGo();
        SessionSlot newest = take();
        assertThat(found(newest)).isEqualTo(Sessions.numbered(2));
        assertThat(found(take())).isEqualTo(Sessions.numbered(3));
    }

    @Tag("shows-when")
    @Test
    void aWindowMakesTheFilesOfItsOwnPlaceOnlyAndASecondOneTakesTheNext() throws Exception {
        SessionSlot first = take();
        first.write(Sessions.numbered(1), NOW);
        assertThat(data()).containsExactly("session.in-use", "session.json", "session.lock");
        SessionSlot second = take();
        assertThat(second.file()).hasFileName("session-2.json");
        second.write(Sessions.numbered(2), NOW);
        assertThat(data())
                .containsExactly(
                        "session-2.in-use",
                        "session-2.json",
                        "session-2.lock",
                        "session.in-use",
                        "session.json",
                        "session.lock");
    }

    private List<String> data() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void thereAreOnlySoManyPlaces() throws Exception {
        for (int i = 0; i < SessionSlot.MOST; i++) {
            take();
        }
        assertThatThrownBy(this::take).isInstanceOf(IOException.class).hasMessageContaining("8 places");
    }

    @Test
    void aPlaceThatCannotBeHadIsLeftOutAndNoOtherIsHeldForIt() throws Exception {
        Files.createDirectories(folder.resolve("data/session-2.in-use"));
        SessionSlot first = take();
        assertThat(first.file()).hasFileName("session.json");
        assertThat(first.isBesideOthers()).isFalse();
        assertThat(take().file()).hasFileName("session-3.json");
        first.close();
        assertThat(take().file()).hasFileName("session.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "{\"format\": 2}", "\u0000\u0000\u0000"})
    void aDamagedOneIsSaidAndSetAsideAndStopsNothing(String damaged) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path file = Files.writeString(data.resolve("session.json"), damaged);
        SessionSlot slot = take();

        SessionSlot.Found found = slot.read();
        assertThat(found.saved()).isNull();
        assertThat(found.problem()).contains(file.getFileName().toString(), "session.json.damaged1");
        assertThat(data.resolve("session.json.damaged1")).hasContent(damaged);
        assertThat(slot.read()).isEqualTo(new SessionSlot.Found(null, null));
        slot.write(Sessions.numbered(1), NOW);
        assertThat(found(slot)).isEqualTo(Sessions.numbered(1));
    }

    @Test
    void whatCannotBeWrittenLeavesWhatWasThere() throws Exception {
        SessionSlot slot = take();
        slot.write(Sessions.numbered(1), NOW);
        String long1 = "\u0000".repeat(30_000);
        List<SessionSource> many = new ArrayList<>();
        for (int i = 0; i < Session.MOST_SOURCES; i++) {
            many.add(SessionSource.file("/" + long1, ""));
        }
        Session large = new Session(many, -1, SessionView.NONE, SessionWindow.NONE);
        assertThatThrownBy(() -> slot.write(large, NOW)).hasMessageContaining("larger than");

        assertThat(found(slot)).isEqualTo(Sessions.numbered(1));
    }

    @Test
    void aFolderThatIsAFileIsSaid() throws Exception {
        Files.writeString(folder.resolve("data"), "");
        assertThatThrownBy(this::take).isInstanceOf(IOException.class);
    }

    // --- what was opened last

    private static SessionSource file(int number) {
        return SessionSource.file("/cases/" + number + "/$J", "$J");
    }

    @Test
    void theNewestIsFirstAndEachIsThereOnce() throws Exception {
        RecentSources recent = new RecentSources(folder);
        for (int i = 0; i < 20; i++) {
            recent.add(List.of(file(i)));
        }
        recent.add(List.of(Sessions.volume("D:"), file(12)));

        List<SessionSource> kept = new RecentSources(folder).read().sources();
        assertThat(kept).hasSize(RecentSources.MOST).startsWith(file(12), Sessions.volume("D:"), file(19));
        assertThat(kept).doesNotHaveDuplicates();
        recent.clear();
        assertThat(recent.read()).isEqualTo(new RecentSources.Read(List.of(), null));
    }

    @Test
    void theLongestPathsAreReadAgain() throws Exception {
        List<SessionSource> longest = new ArrayList<>();
        for (int i = 0; i < RecentSources.MOST; i++) {
            String text = (char) ('a' + i) + "\u0001".repeat(SessionSource.LONGEST - 1);
            longest.add(new SessionSource(
                    SessionSource.Kind.FILE, text, text, OptionalLong.empty(), OptionalLong.empty(), text));
        }
        RecentSources recent = new RecentSources(folder);
        recent.add(longest);

        assertThat(recent.read().problem()).isNull();
        assertThat(recent.read().sources()).hasSize(RecentSources.MOST);
    }

    @Test
    void aListThatIsNoTextIsSaidWithItsName() throws Exception {
        Files.write(folder.resolve("recent.jsonl"), new byte[] {'{', (byte) 0xff, '}'});
        assertThat(new RecentSources(folder).read().problem()).contains("recent.jsonl", "UTF-8");
    }

    @Test
    void aDamagedListIsSaidAndSetAsideByTheNextThatIsOpened() throws Exception {
        Files.writeString(folder.resolve("recent.jsonl"), "{\"kind\":\"file\"}\n");
        RecentSources recent = new RecentSources(folder);
        assertThat(recent.read().problem()).contains("line 1", "location");

        RecentSources.Read now = recent.add(List.of(file(1)));
        assertThat(now.sources()).containsExactly(file(1));
        assertThat(now.problem()).contains("recent.jsonl.damaged1");
    }
}
