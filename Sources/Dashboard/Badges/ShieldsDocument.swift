/// A badge as Shields.io reads it, from https://shields.io/badges/endpoint-badge.
struct ShieldsDocument: Encodable {
    private let schemaVersion = 1
    private let label: String
    private let message: String
    private let color: String

    /// Creates the document of a badge.
    init(label: String, message: String, color: String) {
        self.label = label
        self.message = message
        self.color = color
    }
}
