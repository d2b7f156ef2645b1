package dev.tidemark.ui.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what a screen is without its controls: what it shows, offers and remembers. An architecture rule keeps controls, and
 * whoever needs them, out of what is marked, so that it is tested without a window.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ViewModel {}
