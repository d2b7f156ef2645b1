/* The request of tidemark-mark32.exe: MARK_HANDLE_INFO32, 12 bytes. A test compares these with the layout that Tidemark shows. */
#ifndef MARK32_H
#define MARK32_H

#include <stddef.h>
#include <stdint.h>

struct mark_request {
    uint32_t first; /* UsnSourceInfo, or CopyNumber */
    uint32_t volumeHandle;
    uint32_t handleInfo;
};

static inline struct mark_request markRequest(uint32_t first, uint32_t volumeHandle, uint32_t handleInfo)
{
    struct mark_request request = { first, volumeHandle, handleInfo };
    return request;
}

#endif
