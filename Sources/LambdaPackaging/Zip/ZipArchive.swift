/// A zip whose bytes depend on nothing but the names and the bytes of its files.
///
/// No clock, no order of a folder and no owner goes into it, so that a deployment tool sees at once that nothing has
/// changed. The format is that of PKWARE's APPNOTE 6.3, without ZIP64: Lambda takes far less.
package enum ZipArchive: Sendable {
    /// Writes files in their order.
    ///
    /// - Returns: The bytes of the zip.
    /// - Throws: An error for a name that comes up twice or leaves the folder, and for more than 2 GB.
    package static func bytes(of entries: [ZipEntry]) throws(PackagingError) -> [UInt8] {
        var names: Set<String> = []
        for entry in entries where !entry.hasSafeName || !names.insert(entry.name).inserted {
            throw PackagingError(
                .invalidEntry,
                "'\(entry.name)' cannot be a file of the package: it is there already, or leaves the package's folder."
            )
        }
        guard entries.reduce(0, { $0 + $1.bytes.count }) < 1 << 31, entries.count < 1 << 16 else {
            throw PackagingError(
                .tooLarge,
                "The files of the package come to more than 2 GB, which no zip of ours holds."
            )
        }
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let body = Deflate.body(of: entry.bytes)
            let header = FileHeader(entry: entry, body: body)
            directory += header.central(offset: UInt32(archive.count))
            archive += header.local
            archive += body.bytes
        }
        let start = UInt32(archive.count)
        archive += directory
        archive.append(littleEndian: 0x0605_4B50 as UInt32)
        archive.append(littleEndian: 0 as UInt32)  // one disk, and this is it
        archive.append(littleEndian: UInt16(entries.count))
        archive.append(littleEndian: UInt16(entries.count))
        archive.append(littleEndian: UInt32(directory.count))
        archive.append(littleEndian: start)
        archive.append(littleEndian: 0 as UInt16)  // no comment
        return archive
    }
}

/// What a zip says about one of its files, twice over.
private struct FileHeader {
    let entry: ZipEntry
    let body: Deflate.Body

    /// The header in front of the file.
    var local: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: 0x0403_4B50 as UInt32)
        bytes += shared
        return bytes + Array(entry.name.utf8)
    }

    /// The header in the directory at the end.
    func central(offset: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: 0x0201_4B50 as UInt32)
        bytes.append(littleEndian: 3 << 8 | Self.neededVersion)  // made on Unix, so that the mode counts
        bytes += shared
        bytes.append(littleEndian: 0 as UInt16)  // no comment
        bytes.append(littleEndian: 0 as UInt16)  // the one disk
        bytes.append(littleEndian: 0 as UInt16)  // no word on whether it is text
        bytes.append(littleEndian: entry.mode << 16)
        bytes.append(littleEndian: offset)
        return bytes + Array(entry.name.utf8)
    }

    private var shared: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: Self.neededVersion)
        bytes.append(littleEndian: 1 << 11 as UInt16)  // the name is UTF-8
        bytes.append(littleEndian: body.isDeflated ? 8 : 0 as UInt16)
        bytes.append(littleEndian: 0 as UInt16)  // midnight
        bytes.append(littleEndian: 1 << 5 | 1 as UInt16)  // of 1 January 1980, the first day that there is
        bytes.append(littleEndian: body.checksum)
        bytes.append(littleEndian: UInt32(body.bytes.count))
        bytes.append(littleEndian: UInt32(entry.bytes.count))
        bytes.append(littleEndian: UInt16(entry.name.utf8.count))
        bytes.append(littleEndian: 0 as UInt16)  // no extra fields
        return bytes
    }

    /// Version 2.0 of the format: compressed files.
    private static let neededVersion: UInt16 = 20
}
