package dev.tidemark.ui.acts.file;

import dev.tidemark.act.MarkRules;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.Layouts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActRequest;
import dev.tidemark.volume.HandleMark;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Pure. The request that marks a handle, as it is shown before it is sent. */
final class MarkRequest {

    private MarkRequest() {}

    /**
     * The structure. The volume handle is opened for the call alone, so its number is not known before: zeros stand for it.
     *
     * @param first source information, or the copy to read
     * @param width 64, or 32 for what a 32-bit program sends
     */
    static ActRequest of(int first, int handleInfo, int width) {
        ActRequest request = ActRequest.of(
                ControlCode.FSCTL_MARK_HANDLE,
                new HandleMark(first, 0, handleInfo).encode(ByteBuffer::allocate, width),
                width == 32 ? Layouts.MARK_HANDLE_INFO32 : Layouts.MARK_HANDLE_INFO);
        List<String> fields = new ArrayList<>(request.fields());
        if (HandleInfo.readsCopy(handleInfo)) {
            fields.replaceAll(line -> line.replace("UsnSourceInfo", "CopyNumber"));
        }
        if (MarkRules.needsVolumeHandle(first, handleInfo)) {
            fields.replaceAll(line -> line.startsWith("VolumeHandle") ? Messages.text("mark.volumeHandle") : line);
        }
        return new ActRequest(request.code(), request.input(), fields);
    }
}
