/**
 * What a person does to volumes and files: each act with its checks beforehand, the gate that every act passes, what is
 * held until it is released, and which records an act caused. The window and the command line act through this package.
 */
@NullMarked
package dev.tidemark.act;

import org.jspecify.annotations.NullMarked;
