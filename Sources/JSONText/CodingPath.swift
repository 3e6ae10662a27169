/// The way from the top of a document to a value in it.
///
/// Siblings share the way to their parent, so that a step costs nothing until somebody asks for all of them.
struct CodingPath {
    private let parents: [any CodingKey]
    private let last: (any CodingKey)?

    init(_ parents: [any CodingKey] = [], last: (any CodingKey)? = nil) {
        self.parents = parents
        self.last = last
    }

    /// All steps, from the top.
    var keys: [any CodingKey] {
        guard let last else { return parents }
        return parents + [last]
    }
}
