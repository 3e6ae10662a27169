import FoundationEssentials

/// The id of a request as the file keeps it: the sixteen bytes of a UUID, which is what Lambda gives.
struct RequestKey {
    /// The longest other id that is kept.
    private static let longest = 64

    /// The bytes.
    let bytes: Data

    /// Takes an id; of one that is no UUID, its text.
    init(_ id: String) {
        guard let uuid = UUID(uuidString: id)?.uuid else {
            bytes = Data(id.utf8.prefix(Self.longest))
            return
        }
        bytes = withUnsafeBytes(of: uuid) { Data($0) }
    }
}
