package dev.tidemark.field;

import dev.tidemark.text.ByteText;
import dev.tidemark.usn.RecordBytes;

/** Writes values as programs read them: how each kind of value is put into each form. Not thread-safe, as every {@link FieldWriter}. */
final class FieldWriters {

    private FieldWriters() {}

    /** Puts the quotes that only JSON has. */
    private static void quote(ByteText text, FieldForm form) {
        if (form == FieldForm.JSONL) {
            text.put('"');
        }
    }

    /** Puts what stands before hex. */
    private static void prefix(ByteText text, FieldForm form) {
        quote(text, form);
        if (form != FieldForm.TSV) {
            text.put('0');
            text.put('x');
        }
    }

    /** A decimal number. */
    static final class Number extends FieldWriter {

        private final FieldReader.Numbers reader;

        Number(FieldReader.Numbers reader) {
            this.reader = reader;
        }

        @Override
        public void put(ByteText text, RecordView view) {
            text.decimal(reader.number(view));
        }
    }

    /** 32 bits in hex. */
    static final class Mask extends FieldWriter {

        private final FieldReader.Numbers reader;
        private final FieldForm form;

        Mask(FieldReader.Numbers reader, FieldForm form) {
            this.reader = reader;
            this.form = form;
        }

        @Override
        public void put(ByteText text, RecordView view) {
            prefix(text, form);
            text.hex((int) reader.number(view));
            quote(text, form);
        }
    }

    /** An identifier in hex. */
    static final class Id extends FieldWriter {

        private final FieldReader.Ids reader;
        private final FieldForm form;

        Id(FieldReader.Ids reader, FieldForm form) {
            this.reader = reader;
            this.form = form;
        }

        @Override
        public void put(ByteText text, RecordView view) {
            prefix(text, form);
            text.id(reader.high().number(view), reader.low().number(view));
            quote(text, form);
        }
    }

    /** A FILETIME in ISO 8601 UTC. */
    static final class Time extends FieldWriter {

        private final IsoTime iso = new IsoTime();
        private final FieldReader.Numbers reader;
        private final FieldForm form;

        Time(FieldReader.Numbers reader, FieldForm form) {
            this.reader = reader;
            this.form = form;
        }

        @Override
        public void put(ByteText text, RecordView view) {
            quote(text, form);
            iso.put(text, reader.number(view));
            quote(text, form);
        }
    }

    /** Characters, escaped so that they stay on their line. */
    abstract static class Characters extends FieldWriter {

        private final FieldForm form;

        Characters(FieldForm form) {
            this.form = form;
        }

        /** As TSV and CSV have them. */
        abstract void line(ByteText text, RecordView view);

        /** As a JSON string, without its quotes. */
        abstract void json(ByteText text, RecordView view);

        @Override
        public final int mostRoom() {
            return VARIES;
        }

        @Override
        public final void put(ByteText text, RecordView view) {
            if (form == FieldForm.JSONL) {
                text.put('"');
                json(text, view);
                text.put('"');
                return;
            }
            int start = text.position();
            line(text, view);
            if (form == FieldForm.CSV) {
                text.quoteFrom(start);
            }
        }
    }

    /** Text; read once a record. */
    static final class Text extends Characters {

        private final FieldReader.Texts reader;
        private final boolean path;
        private String value = "";

        Text(FieldReader.Texts reader, FieldForm form, boolean path) {
            super(form);
            this.reader = reader;
            this.path = path;
        }

        @Override
        public int room(RecordView view) {
            value = reader.text(view);
            return SHORT + Names.MOST_BYTES * value.length();
        }

        @Override
        void line(ByteText text, RecordView view) {
            Names.line(text, value, path);
        }

        @Override
        void json(ByteText text, RecordView view) {
            Names.json(text, value, path);
        }
    }

    /** Text straight from the record's bytes. */
    static final class Name extends Characters {

        private final FieldReader.Utf16 reader;

        Name(FieldReader.Utf16 reader, FieldForm form) {
            super(form);
            this.reader = reader;
        }

        @Override
        public int room(RecordView view) {
            return SHORT + Names.MOST_BYTES * reader.count(view);
        }

        @Override
        void line(ByteText text, RecordView view) {
            Names.line(text, view.bytes(), reader.from(view), reader.count(view));
        }

        @Override
        void json(ByteText text, RecordView view) {
            Names.json(text, view.bytes(), reader.from(view), reader.count(view));
        }
    }

    /** The names of reasons. */
    static final class Symbols extends FieldWriter {

        private final FieldForm form;
        private final ReasonSymbols symbols;

        Symbols(FieldForm form) {
            this.form = form;
            this.symbols = new ReasonSymbols(form == FieldForm.JSONL ? "\",\"" : "|");
        }

        @Override
        public int mostRoom() {
            return ReasonSymbols.MOST_BYTES;
        }

        @Override
        public void put(ByteText text, RecordView view) {
            int reason = RecordBytes.reason(view.bytes(), view.position());
            if (form != FieldForm.JSONL) {
                symbols.put(text, reason);
                return;
            }
            text.put('[');
            if (reason != 0) {
                text.put('"');
                symbols.put(text, reason);
                text.put('"');
            }
            text.put(']');
        }
    }

    /** The extents of a record of version 4; in TSV with how many follow elsewhere. */
    static final class AllExtents extends FieldWriter {

        private final FieldForm form;

        AllExtents(FieldForm form) {
            this.form = form;
        }

        @Override
        public int mostRoom() {
            return VARIES;
        }

        @Override
        public int room(RecordView view) {
            return SHORT + Extents.room(view.bytes(), view.position());
        }

        @Override
        public void put(ByteText text, RecordView view) {
            switch (form) {
                case TSV -> Extents.withRemaining(text, view.bytes(), view.position());
                case CSV -> Extents.hex(text, view.bytes(), view.position());
                case JSONL -> Extents.json(text, view.bytes(), view.position());
            }
        }
    }

    /** All bytes of a record in hex. */
    static final class Raw extends FieldWriter {

        private final FieldForm form;

        Raw(FieldForm form) {
            this.form = form;
        }

        @Override
        public int mostRoom() {
            return VARIES;
        }

        @Override
        public int room(RecordView view) {
            return SHORT + 2 * RecordBytes.length(view.bytes(), view.position());
        }

        @Override
        public void put(ByteText text, RecordView view) {
            quote(text, form);
            int at = view.position();
            for (int i = at; i < at + RecordBytes.length(view.bytes(), at); i++) {
                text.hex(view.bytes().get(i), 2);
            }
            quote(text, form);
        }
    }
}
