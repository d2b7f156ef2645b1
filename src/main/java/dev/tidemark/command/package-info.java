/**
 * What a person can do, in tables: the commands of the window with their text, keys, condition and doing, which menus,
 * tool bar, keys and the F1 help are made of; and the commands of the command line. Knows no window: keys are text.
 */
@NullMarked
package dev.tidemark.command;

import org.jspecify.annotations.NullMarked;
