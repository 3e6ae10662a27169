/// A step that no type has named.
enum JSONKey: CodingKey {
    case name(String)
    case index(Int)

    /// The member under which a class leaves what its superclass encodes.
    static let superclass = JSONKey.name("super")

    init?(stringValue: String) {
        self = .name(stringValue)
    }

    init?(intValue: Int) {
        self = .index(intValue)
    }

    var stringValue: String {
        switch self {
        case .name(let name): name
        case .index(let index): "Index \(index)"
        }
    }

    var intValue: Int? {
        switch self {
        case .name: nil
        case .index(let index): index
        }
    }
}
