package dev.tidemark.selftest;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.host.Host;

/**
 * What is checked: a computer, and a volume of it that is there for checks.
 *
 * @param volume its id
 * @param files what is made on it
 */
record Subject(Backend backend, Host host, String volume, ScratchFiles files) {}
