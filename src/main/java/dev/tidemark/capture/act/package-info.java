/**
 * What Tidemark does to volumes: each act with its checks beforehand, the handles, locks and holds it keeps until they are
 * released, the log of every call it sent, and which records it caused. The window and the command line act through it.
 */
@NullMarked
package dev.tidemark.capture.act;

import org.jspecify.annotations.NullMarked;
