/// A value of a configuration with its place, whatever language it is written in.
package struct ConfigurationNode: Sendable {
    /// Where the value starts; for an empty value, where its key is.
    package var place: SourcePlace

    /// The value.
    package var content: Content

    /// Creates a node.
    package init(place: SourcePlace, content: Content) {
        self.place = place
        self.content = content
    }

    /// What a value may be.
    package enum Content: Sendable {
        /// Neither a list nor a mapping.
        case scalar(ConfigurationScalar)
        /// Values one after another.
        case list([ConfigurationNode])
        /// Values by their keys, in their order, with every key as often as it is written.
        case mapping([Entry])
        /// Something that has been reported already, so that nothing more needs to be said about it.
        case refused
    }

    /// One line of a mapping.
    package struct Entry: Sendable {
        /// The key.
        package var key: String
        /// Where the key starts.
        package var keyPlace: SourcePlace
        /// What the key stands for.
        package var value: ConfigurationNode

        /// Creates a line.
        package init(key: String, keyPlace: SourcePlace, value: ConfigurationNode) {
            self.key = key
            self.keyPlace = keyPlace
            self.value = value
        }
    }

    /// What the value is, in words: `a list`, `the number 10`.
    ///
    /// A text is not quoted: it may be long, or a secret.
    var kindInWords: String {
        switch content {
        case .scalar(let scalar): scalar.kindInWords
        case .list: "a list"
        case .mapping: "a mapping"
        case .refused: "this"
        }
    }
}
