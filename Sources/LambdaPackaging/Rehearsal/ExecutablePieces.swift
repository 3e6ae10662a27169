/// A static executable cut into pieces, which may lie in its file in any order.
///
/// Every piece goes to the address that it had, so that nothing changes in memory: only the program headers do, which
/// say what of the file goes where. There is no loader to ask, and no section that would have to move along.
struct ExecutablePieces: Sendable {
    /// One stretch of the file that is mapped into memory.
    struct Piece: Hashable, Sendable {
        /// The segment that it comes from, by its number among those that are loaded.
        var segment: Int

        /// Where it is in the file that it is taken from; it begins with a page.
        var range: Range<UInt64>

        /// Where it goes in memory.
        var address: UInt64
    }

    /// The pieces, in the order of their addresses.
    let pieces: [Piece]

    private let contents: LittleEndianBytes
    private let loaded: [ELFSegment]
    private let others: [ELFSegment]

    /// The size of a page, on all of Lambda's processors.
    static let pageSize: UInt64 = 4096

    /// The most pieces: Linux takes 64 KB of program headers, and every piece may need one.
    private static let mostPieces = 1000

    /// The lowest address that a program may have on any Linux.
    private static let lowestAddress: UInt64 = 0x10000

    /// Cuts an executable, unless it is better left alone.
    ///
    /// That is one with a loader, one that may go to any address, and one that is not laid out as linkers do.
    ///
    /// - Parameters:
    ///   - file: The executable.
    ///   - size: How large a piece is, a multiple of ``pageSize``. It is doubled until there are not too many.
    init?(_ file: ELFFile, size: UInt64) {
        let loaded = file.segments.filter { $0.kind == .load }
        guard
            file.isFixed, let first = loaded.first, first.addresses.lowerBound >= Self.lowestAddress * 2,
            !file.segments.contains(where: { $0.kind == .dynamic || $0.kind == .interpreter }),
            loaded.allSatisfy({ $0.isMappedByPages && $0.memorySize >= $0.fileSize && $0.alignment <= Self.pageSize }),
            zip(loaded, loaded.dropFirst()).allSatisfy({ $0.endsBefore($1) }), loaded.last?.memoryEnd != nil
        else { return nil }
        // The table of program headers gets a place of its own, which the kernel tells the program.
        let others = file.segments.filter { $0.kind != .load && $0.kind != .headers }
        guard others.allSatisfy({ other in other.fileSize == 0 || loaded.contains { $0.contains(other) } }) else {
            return nil
        }
        var size = size
        var pieces = Self.pieces(of: loaded, size: size)
        while pieces.count > Self.mostPieces {
            size *= 2
            pieces = Self.pieces(of: loaded, size: size)
        }
        contents = file.contents
        self.loaded = loaded
        self.others = others
        self.pieces = pieces
    }

    private static func pieces(of segments: [ELFSegment], size: UInt64) -> [Piece] {
        var pieces: [Piece] = []
        for (number, segment) in segments.enumerated() {
            let end = segment.offset + segment.fileSize
            var start = segment.pageOffset
            while start < end {
                let next = min((start / size + 1) * size, end)
                let address = segment.pageAddress + (start - segment.pageOffset)
                pieces.append(Piece(segment: number, range: start..<next, address: address))
                start = next
            }
        }
        return pieces
    }

    /// Whether a piece holds code.
    ///
    /// - Parameter number: The number of a piece.
    /// - Returns: Whether its memory may be executed.
    func isCode(_ number: Int) -> Bool { loaded[pieces[number].segment].permissions & 1 != 0 }

    /// The executable with its pieces in an order of one's own.
    ///
    /// - Parameter order: The numbers of all pieces, each once.
    /// - Returns: The file. It has no sections, which name places that are no longer true.
    func executable(inOrder order: [Int]) -> [UInt8] {
        var offsets = [UInt64](repeating: 0, count: pieces.count)
        let room = Self.roundedUp(64 + UInt64(order.count + others.count + 1) * ELFSegment.headerSize)
        var bytes = [UInt8](repeating: 0, count: Int(room))
        for number in order {
            bytes += [UInt8](repeating: 0, count: Int(Self.roundedUp(UInt64(bytes.count))) - bytes.count)
            offsets[number] = UInt64(bytes.count)
            let range = pieces[number].range
            bytes += contents.bytes[Int(range.lowerBound)..<Int(range.upperBound)]
        }
        let mapped = segments(at: offsets)
        let others = others.map { moved($0, to: offsets) }
        let count = 1 + mapped.count + others.count
        let table = ([headers(below: mapped, room: room, count: count)] + mapped + others).flatMap(\.header)
        bytes.replaceSubrange(0..<64, with: elfHeader(count: count))
        bytes.replaceSubrange(64..<64 + table.count, with: table)
        return bytes
    }

    /// The segments to load, by their addresses; neighbours in memory that are neighbours in the file too are one.
    private func segments(at offsets: [UInt64]) -> [ELFSegment] {
        var segments: [ELFSegment] = []
        for (piece, offset) in zip(pieces, offsets) {
            let origin = loaded[piece.segment]
            let size = UInt64(piece.range.count)
            let isLast = piece.range.upperBound == origin.offset + origin.fileSize
            let segment = ELFSegment(
                type: origin.type,
                permissions: origin.permissions,
                offset: offset,
                fileSize: size,
                addresses: piece.address..<piece.address + size,
                memorySize: isLast ? size + (origin.memorySize - origin.fileSize) : size,
                alignment: Self.pageSize
            )
            if let last = segments.last, last.isFollowed(by: segment) {
                segments[segments.count - 1].append(segment)
            } else {
                segments.append(segment)
            }
        }
        return segments
    }

    /// A segment that lies within those that are loaded, where it is now.
    private func moved(_ segment: ELFSegment, to offsets: [UInt64]) -> ELFSegment {
        var segment = segment
        let address = segment.addresses.lowerBound
        if let number = pieces.lastIndex(where: { $0.address <= address }), segment.fileSize > 0 {
            segment.offset = offsets[number] + (address - pieces[number].address)
        }
        return segment
    }

    /// The segment with the program headers, in pages of its own below all others: older kernels look for them at the
    /// beginning of the first.
    private func headers(below segments: [ELFSegment], room: UInt64, count: Int) -> ELFSegment {
        let size = 64 + UInt64(count) * ELFSegment.headerSize
        let address = (segments.first?.addresses.lowerBound ?? 0) - room
        return ELFSegment(
            type: ELFSegment.Kind.load.rawValue,
            permissions: 4,
            offset: 0,
            fileSize: size,
            addresses: address..<address + size,
            memorySize: size,
            alignment: Self.pageSize
        )
    }

    /// The header of the file: as it was, but for where the program headers are, and without sections.
    private func elfHeader(count: Int) -> [UInt8] {
        var header = Array(contents.bytes[..<32])
        header.append(littleEndian: 64 as UInt64)
        header.append(littleEndian: 0 as UInt64)
        header += contents.bytes[48..<56]
        header.append(littleEndian: UInt16(count))
        header.append(littleEndian: 64 as UInt16)
        header.append(littleEndian: 0 as UInt16)
        header.append(littleEndian: 0 as UInt16)
        return header
    }

    private static func roundedUp(_ size: UInt64) -> UInt64 {
        (size + pageSize - 1) / pageSize * pageSize
    }
}

extension ELFFile {
    /// Whether the program goes to one address and no other.
    fileprivate var isFixed: Bool { contents.integer(UInt16.self, at: 16) == 2 }
}
