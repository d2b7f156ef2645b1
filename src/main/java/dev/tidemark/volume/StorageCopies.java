package dev.tidemark.volume;

import static dev.tidemark.backend.StorageLayouts.STORAGE_DEVICE_RESILIENCY_DESCRIPTOR;
import static dev.tidemark.backend.StorageLayouts.STORAGE_PROPERTY_QUERY;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.StorageLayouts;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * Asks the storage below a volume how many copies it keeps of its data ({@code IOCTL_STORAGE_QUERY_PROPERTY}, {@code
 * StorageDeviceResiliencyProperty}): READ_COPY chooses among them. Stateless.
 */
public final class StorageCopies {

    /** Behind the descriptor comes a name, which nobody needs. */
    private static final int ROOM = 512;

    private StorageCopies() {}

    /**
     * How many copies of the data there are.
     *
     * @param device the volume, opened with any access
     * @return empty when the storage does not tell, as a plain disk
     */
    public static OptionalInt of(Handle device, Backend backend) {
        ByteBuffer in = backend.allocate(STORAGE_PROPERTY_QUERY.size());
        in.putInt(STORAGE_PROPERTY_QUERY.offset("PropertyId"), StorageLayouts.RESILIENCY_PROPERTY);
        ByteBuffer out = backend.allocate(ROOM);
        Completion done = device.control(ControlCode.IOCTL_STORAGE_QUERY_PROPERTY.value(), in, out);
        if (!done.ok() || Calls.returned(done, out) < STORAGE_DEVICE_RESILIENCY_DESCRIPTOR.size()) {
            return OptionalInt.empty();
        }
        int copies = out.getInt(STORAGE_DEVICE_RESILIENCY_DESCRIPTOR.offset("NumberOfPhysicalCopies"));
        return OptionalInt.of(Math.max(1, copies));
    }
}
