extension String {
    /// Whether a text is part of this one, byte by byte.
    ///
    /// The standard library's own `contains` for texts, like its `replacing` and its `split` by a text, would bring regular
    /// expressions into the Lambda function: more than a megabyte.
    func includes(_ text: String) -> Bool {
        utf8.indices.contains { utf8[$0...].starts(with: text.utf8) }
    }
}
