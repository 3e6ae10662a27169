import CZlib

/// Compresses files for a zip.
enum Deflate {
    /// A file as it goes into a zip.
    struct Body: Hashable, Sendable {
        var bytes: [UInt8]
        var isDeflated: Bool
        /// The CRC-32 of the file itself.
        var checksum: UInt32
    }

    /// Compresses a file as far as zlib can; one that would not get smaller is left as it is.
    ///
    /// - Parameter bytes: The file, less than 4 GB.
    /// - Returns: What goes into the zip.
    static func body(of bytes: [UInt8]) -> Body {
        let checksum = UInt32(truncatingIfNeeded: crc32_z(0, bytes, bytes.count))
        guard let deflated = deflated(bytes), deflated.count < bytes.count else {
            return Body(bytes: bytes, isDeflated: false, checksum: checksum)
        }
        return Body(bytes: deflated, isDeflated: true, checksum: checksum)
    }

    /// The deflated bytes without a frame; `nil` when there is no memory for it.
    private static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        let size = CInt(MemoryLayout<z_stream>.size)
        // A negative number of window bits leaves zlib's own frame out.
        guard
            deflateInit2_(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
                == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }

        var input = bytes
        let capacity = Int(deflateBound(&stream, UInt(bytes.count)))
        var isDone = false
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(capacity)
                isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = Int(stream.total_out)
            }
        }
        return isDone ? output : nil
    }
}
