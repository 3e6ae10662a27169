import CZlib

/// Reads the files of a zip archive.
///
/// The format is that of PKWARE's APPNOTE 6.3, without ZIP64 and encryption: Lambda takes far less.
struct ZipReader {
    private let bytes: [UInt8]

    /// A file in an archive.
    struct File {
        /// Its name, with slashes between folders; one at its end for a folder.
        var name: String
        /// Its mode as Unix has it; zero when the archive was made elsewhere.
        var mode: UInt32
        /// How many bytes it has.
        var size: Int
        fileprivate var method: UInt16
        fileprivate var checksum: UInt32
        fileprivate var packedSize: Int
        fileprivate var offset: Int
    }

    /// Takes the bytes of an archive.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The files, in the order of the archive's directory.
    ///
    /// - Throws: ``UnpackingError`` for bytes that are no archive.
    func files() throws(UnpackingError) -> [File] {
        // The last record, which may have a comment behind it.
        let earliest = max(0, bytes.count - 22 - 65_535)
        guard bytes.count >= 22,
            let end = stride(from: bytes.count - 22, through: earliest, by: -1).first(where: {
                word($0) == 0x0605_4B50
            })
        else { throw UnpackingError("it is neither a folder nor a zip archive") }
        var files: [File] = []
        var place = Int(word(end + 16))
        for _ in 0..<Int(half(end + 10)) {
            guard place + 46 <= bytes.count, word(place) == 0x0201_4B50 else { throw Self.broken }
            let nameSize = Int(half(place + 28))
            guard place + 46 + nameSize <= bytes.count else { throw Self.broken }
            guard half(place + 8) & 1 == 0 else { throw UnpackingError("it is encrypted") }
            let isUnix = half(place + 4) >> 8 == 3
            files.append(
                File(
                    name: String(decoding: bytes[(place + 46)..<(place + 46 + nameSize)], as: UTF8.self),
                    mode: isUnix ? word(place + 38) >> 16 : 0,
                    size: Int(word(place + 24)),
                    method: half(place + 10),
                    checksum: word(place + 16),
                    packedSize: Int(word(place + 20)),
                    offset: Int(word(place + 42))
                )
            )
            place += 46 + nameSize + Int(half(place + 30)) + Int(half(place + 32))
        }
        return files
    }

    /// The bytes of a file.
    ///
    /// - Throws: ``UnpackingError`` when the archive is damaged.
    func contents(of file: File) throws(UnpackingError) -> [UInt8] {
        guard file.offset + 30 <= bytes.count, word(file.offset) == 0x0403_4B50 else { throw Self.broken }
        let start = file.offset + 30 + Int(half(file.offset + 26)) + Int(half(file.offset + 28))
        guard start + file.packedSize <= bytes.count else { throw Self.broken }
        let packed = Array(bytes[start..<(start + file.packedSize)])
        let contents: [UInt8]?
        switch file.method {
        case 0: contents = packed
        case 8: contents = Self.inflated(packed, size: file.size)
        default: throw UnpackingError("'\(file.name)' in it is compressed by a method that is not known here")
        }
        guard let contents, contents.count == file.size,
            UInt32(truncatingIfNeeded: crc32_z(0, contents, contents.count)) == file.checksum
        else { throw Self.broken }
        return contents
    }

    private static let broken = UnpackingError("it is damaged, or was cut off")

    private static func inflated(_ packed: [UInt8], size: Int) -> [UInt8]? {
        var stream = z_stream()
        // A negative number of window bits leaves zlib's own frame out.
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var input = packed
        var isDone = false
        let output = [UInt8](unsafeUninitializedCapacity: max(1, size)) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(size)
                isDone = inflate(&stream, Z_FINISH) == Z_STREAM_END
                count = Int(stream.total_out)
            }
        }
        return isDone ? output : nil
    }

    private func half(_ place: Int) -> UInt16 { UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8 }

    private func word(_ place: Int) -> UInt32 { UInt32(half(place)) | UInt32(half(place + 2)) << 16 }
}
