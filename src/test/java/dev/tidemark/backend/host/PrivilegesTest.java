package dev.tidemark.backend.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.host.Privileges.Before;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-windows")
class PrivilegesTest {

    private final List<String> changes = new ArrayList<>();
    private Before before = Before.DISABLED;
    private final Privileges privileges = new Privileges((privilege, enabled) -> {
        changes.add((enabled ? "+" : "-") + privilege);
        return before;
    });

    @Test
    void aPrivilegeIsEnabledForTheCallAndPutBack() {
        try (EnabledPrivilege enabled = privileges.enable(Privilege.MANAGE_VOLUME)) {
            assertThat(enabled.isHeld()).isTrue();
            assertThat(changes).containsExactly("+MANAGE_VOLUME");
        }
        assertThat(changes).containsExactly("+MANAGE_VOLUME", "-MANAGE_VOLUME");
    }

    @Test
    void whatWasEnabledBeforeStaysSo() {
        before = Before.ENABLED;
        privileges.enable(Privilege.BACKUP).close();
        assertThat(changes).containsExactly("+BACKUP");
    }

    @Test
    void whoeverNeedsItLastPutsItBackOnce() {
        EnabledPrivilege first = privileges.enable(Privilege.BACKUP);
        EnabledPrivilege second = privileges.enable(Privilege.BACKUP);
        first.close();
        first.close();
        assertThat(changes).containsExactly("+BACKUP");
        second.close();
        assertThat(changes).containsExactly("+BACKUP", "-BACKUP");
        privileges.enable(Privilege.BACKUP).close();
        assertThat(changes).hasSize(4);
    }

    @Test
    void whatTheTokenDoesNotHoldIsNotPutBack() {
        before = Before.NOT_HELD;
        try (EnabledPrivilege enabled = privileges.enable(Privilege.BACKUP)) {
            assertThat(enabled.isHeld()).isFalse();
        }
        assertThat(changes).containsExactly("+BACKUP");
    }
}
