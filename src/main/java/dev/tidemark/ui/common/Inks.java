package dev.tidemark.ui.common;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * The colours of what is drawn and is no node: a style sheet gives them to the region that draws, each under the name of a constant, as
 * in {@code -ink-all-rows}. Belongs to the FX thread.
 *
 * @param <E> what has a colour
 */
public final class Inks<E extends Enum<E>> {

    /** A region that draws with such colours. */
    public interface Inked<E extends Enum<E>> extends Styleable {

        /** Its colours. */
        Inks<E> inks();
    }

    private final Map<E, SimpleStyleableObjectProperty<Paint>> paints;
    private final List<CssMetaData<? extends Styleable, ?>> metaData = new ArrayList<>(Region.getClassCssMetaData());

    /**
     * @param region that has them
     * @param kinds what has a colour
     * @param changed runs when a colour has become another
     */
    public <R extends Region & Inked<E>> Inks(R region, Class<E> kinds, Runnable changed) {
        paints = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Ink<R, E> ink = new Ink<>("-ink-" + name, kind);
            metaData.add(ink);
            SimpleStyleableObjectProperty<Paint> paint =
                    new SimpleStyleableObjectProperty<>(ink, region, name, Color.GRAY);
            paint.addListener((property, was, now) -> changed.run());
            paints.put(kind, paint);
        }
    }

    /** The colour of something. */
    public Paint of(E kind) {
        return paint(kind).get();
    }

    private SimpleStyleableObjectProperty<Paint> paint(E kind) {
        SimpleStyleableObjectProperty<Paint> paint = paints.get(kind);
        if (paint == null) {
            throw new IllegalArgumentException(kind.toString());
        }
        return paint;
    }

    /** What a style sheet can say of the region: these colours too. */
    public List<CssMetaData<? extends Styleable, ?>> metaData() {
        return List.copyOf(metaData);
    }

    private static final class Ink<R extends Region & Inked<E>, E extends Enum<E>> extends CssMetaData<R, Paint> {

        private final E kind;

        Ink(String property, E kind) {
            super(property, StyleConverter.getPaintConverter(), Color.GRAY);
            this.kind = kind;
        }

        @Override
        public boolean isSettable(R region) {
            return !region.inks().paint(kind).isBound();
        }

        @Override
        public StyleableProperty<Paint> getStyleableProperty(R region) {
            return region.inks().paint(kind);
        }
    }
}
