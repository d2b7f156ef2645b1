package dev.tidemark.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-ask")
class DirectoryAnswersTest {

    private static final int MANY = 20_000;

    private final DirectoryAnswers answers = new DirectoryAnswers();

    private void assertAnswer(long high, long low, long row, long expected) {
        int slot = answers.find(high, low, row);
        assertThat(slot).isNotNegative();
        assertThat(answers.answer(slot)).isEqualTo(expected);
    }

    private void assertNone(long high, long low, long row) {
        assertThat(answers.find(high, low, row)).isNegative();
    }

    @Test
    void anAnswerHoldsForTheRowsOfItsDirectory() {
        answers.at(0, 0);
        answers.put(7, 30, 100, 200, true, -1);
        assertNone(7, 30, 99);
        assertAnswer(7, 30, 100, -1);
        assertAnswer(7, 30, 199, -1);
        assertNone(7, 30, 200);
        assertNone(0, 30, 150);
        assertNone(7, 31, 150);
        answers.put(7, 30, 200, 300, true, 5);
        assertAnswer(7, 30, 200, 5);
        assertNone(7, 30, 100);
    }

    @Test
    void whatIsNotSureIsAskedAgainWhenTheVolumeAnswered() {
        answers.at(3, 1);
        answers.put(0, 1, 0, 10, false, 11);
        answers.put(0, 2, 0, 10, true, 22);
        assertAnswer(0, 1, 5, 11);
        answers.at(4, 1);
        assertNone(0, 1, 5);
        assertAnswer(0, 2, 5, 22);
    }

    @Test
    void anotherEditionForgetsEverything() {
        answers.at(0, 1);
        answers.put(0, 1, 0, 10, true, 11);
        answers.at(0, 2);
        assertNone(0, 1, 5);
    }

    @Test
    void manyDirectoriesAreRememberedAndTooManyBeginAnew() {
        answers.at(0, 0);
        for (int i = 0; i < MANY; i++) {
            answers.put(i & 1, i, i, i + 1, true, 3L * i);
        }
        for (int i = 0; i < MANY; i++) {
            assertAnswer(i & 1, i, i, 3L * i);
        }
        for (int i = 0; i < 2 * MANY; i++) {
            answers.put(2, i, 0, 1, false, i);
            assertAnswer(2, i, 0, i);
        }
        assertNone(0, 0, 0);
        assertAnswer(2, 2 * MANY - 1, 0, 2 * MANY - 1);
    }
}
