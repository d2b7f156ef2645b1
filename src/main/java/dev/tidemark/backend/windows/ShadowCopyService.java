package dev.tidemark.backend.windows;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * Whether Windows may be making a shadow copy now: its provider ({@code swprv}) is started for one, and ends some minutes after
 * the last. Stateless.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsvc/nf-winsvc-queryservicestatus">QueryServiceStatus</a>
 */
final class ShadowCopyService {

    private static final String PROVIDER = "swprv";
    private static final int SC_MANAGER_CONNECT = 0x1;
    private static final int SERVICE_QUERY_STATUS = 0x4;
    private static final int STATUS_SIZE = 28;
    private static final int CURRENT_STATE = 4;
    private static final int SERVICE_STOPPED = 1;

    private ShadowCopyService() {}

    /** Whether the provider runs; false when Windows does not tell. */
    static boolean runs() {
        long manager = Advapi32.OpenSCManagerW(0, 0, SC_MANAGER_CONNECT);
        if (manager == 0) {
            return false;
        }
        try {
            ByteBuffer name = NativeText.text(PROVIDER);
            long service = Advapi32.OpenServiceW(manager, NativeText.address(name), SERVICE_QUERY_STATUS);
            Reference.reachabilityFence(name);
            return service != 0 && runs(service);
        } finally {
            Advapi32.CloseServiceHandle(manager);
        }
    }

    private static boolean runs(long service) {
        try {
            ByteBuffer status = NativeText.memory(STATUS_SIZE);
            int ok = Advapi32.QueryServiceStatus(service, NativeText.address(status));
            Reference.reachabilityFence(status);
            return ok != 0 && status.getInt(CURRENT_STATE) != SERVICE_STOPPED;
        } finally {
            Advapi32.CloseServiceHandle(service);
        }
    }
}
