/// 64 KiB that the connections of one loop read into, one after another.
final class ReadBuffer {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)

    deinit {
        bytes.deallocate()
    }
}
