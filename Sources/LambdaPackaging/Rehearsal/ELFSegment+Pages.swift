// How a segment lies in the pages that it is mapped by.
extension ELFSegment {
    private var remainder: UInt64 { offset % ExecutablePieces.pageSize }

    /// Where the page begins in the file that the segment begins in.
    var pageOffset: UInt64 { offset - remainder }

    /// Where that page goes in memory.
    var pageAddress: UInt64 { addresses.lowerBound - remainder }

    /// Whether the segment can be mapped at all: it has something in the file, at the same place within a page.
    var isMappedByPages: Bool {
        fileSize > 0 && addresses.lowerBound % ExecutablePieces.pageSize == remainder
    }

    /// The first address behind the segment; `nil` when there is none.
    var memoryEnd: UInt64? {
        let (end, isOverflowing) = addresses.lowerBound.addingReportingOverflow(memorySize)
        return isOverflowing ? nil : end
    }

    /// Whether another segment begins on a page behind this one.
    func endsBefore(_ next: ELFSegment) -> Bool {
        memoryEnd.map { $0 <= next.pageAddress } ?? false
    }

    /// Whether another segment is a part of this one, in memory as in the file.
    func contains(_ part: ELFSegment) -> Bool {
        addresses.contains(part.addresses.lowerBound) && part.addresses.upperBound <= addresses.upperBound
            && part.offset >= offset
            && part.offset - offset == part.addresses.lowerBound - addresses.lowerBound
    }

    /// Whether another segment continues this one, in memory as in the file.
    func isFollowed(by next: ELFSegment) -> Bool {
        permissions == next.permissions && memorySize == fileSize && offset + fileSize == next.offset
            && addresses.upperBound == next.addresses.lowerBound
    }

    /// Makes a segment that continues this one a part of it.
    mutating func append(_ next: ELFSegment) {
        fileSize += next.fileSize
        memorySize += next.memorySize
        addresses = addresses.lowerBound..<next.addresses.upperBound
    }
}
