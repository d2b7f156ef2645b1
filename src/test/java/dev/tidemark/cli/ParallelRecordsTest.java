package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordView;
import dev.tidemark.testing.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("shows-scale")
class ParallelRecordsTest {

    private static final int RECORDS = 50_000;

    private static ExportColumns columns(ExportFormat format) {
        return ExportColumns.standard(FieldRegistry.standard(), format, false);
    }

    private static List<ByteBuffer> records() {
        Random random = new Random(5);
        List<ByteBuffer> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            String name = "n,\"" + i + "x".repeat(random.nextInt(200));
            records.add(Records.v2(name).reason(random.nextInt()).bytes());
        }
        return records;
    }

    private static String written(RecordSink sink, ByteArrayOutputStream out) throws IOException {
        for (ByteBuffer record : records()) {
            sink.accept(new RecordView().show(record, 0));
        }
        sink.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void manyBatchesGiveTheLinesOfOneWriterInTheirOrder(ExportFormat format) throws IOException {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        ByteArrayOutputStream alone = new ByteArrayOutputStream();

        assertThat(written(new ParallelRecords(columns(format), together, false), together))
                .isEqualTo(written(new FormattedRecords(columns(format), alone, false), alone));
    }

    @Test
    void whatWasTakenIsWrittenWhenFlushed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordSink sink = new ParallelRecords(columns(ExportFormat.TSV), out, false);
        sink.accept(new RecordView().show(records().getFirst(), 0));
        assertThat(out.size()).isZero();
        sink.flush();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void withoutRecordsOnlyTheHeaderIsWritten() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ParallelRecords(columns(ExportFormat.TSV), out, false).end();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void aStreamThatTakesNoMoreEndsTheReading() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        RecordSink sink = new ParallelRecords(columns(ExportFormat.CSV), full, false);
        assertThatThrownBy(() -> {
                    for (ByteBuffer record : records()) {
                        sink.accept(new RecordView().show(record, 0));
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }
}
