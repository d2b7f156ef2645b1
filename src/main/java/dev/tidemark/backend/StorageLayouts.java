package dev.tidemark.backend;

import static dev.tidemark.usn.Layout.field;

import dev.tidemark.usn.Layout;

/**
 * The structures of {@code IOCTL_STORAGE_QUERY_PROPERTY} for the copies that a storage space keeps of its data. Immutable.
 *
 * @see <a
 *     href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-storage_device_resiliency_descriptor">
 *     STORAGE_DEVICE_RESILIENCY_DESCRIPTOR</a>
 */
public final class StorageLayouts {

    /** {@code StorageDeviceResiliencyProperty}. */
    public static final int RESILIENCY_PROPERTY = 14;

    public static final Layout STORAGE_PROPERTY_QUERY =
            Layout.of("STORAGE_PROPERTY_QUERY", 12, field("PropertyId", 0, 4), field("QueryType", 4, 4));

    public static final Layout STORAGE_DEVICE_RESILIENCY_DESCRIPTOR = Layout.of(
            "STORAGE_DEVICE_RESILIENCY_DESCRIPTOR",
            32,
            field("Version", 0, 4),
            field("Size", 4, 4),
            field("NameOffset", 8, 4),
            field("NumberOfLogicalCopies", 12, 4),
            field("NumberOfPhysicalCopies", 16, 4),
            field("PhysicalDiskRedundancy", 20, 4),
            field("NumberOfColumns", 24, 4),
            field("Interleave", 28, 4));

    private StorageLayouts() {}
}
