/// A command line cut into words as a shell cuts it, without anything else that a shell does.
enum CommandWords {
    /// The words; `nil` when a quotation mark or what a backslash stands before is missing.
    static func of(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var letters = line[...]
        while let letter = letters.popFirst() {
            switch (quote, letter) {
            case (let open?, _) where letter == open: quote = nil
            case ("'", _): word?.append(letter)
            case ("\"", "\\"):
                guard let next = letters.popFirst() else { return nil }
                if next != "\"", next != "\\" { word?.append("\\") }
                word?.append(next)
            case (.some, _): word?.append(letter)
            case (nil, "\\"):
                guard let next = letters.popFirst() else { return nil }
                word = (word ?? "") + String(next)
            case (nil, "'"), (nil, "\""):
                quote = letter
                word = word ?? ""
            case (nil, _) where letter.isWhitespace:
                if let complete = word { words.append(complete) }
                word = nil
            case (nil, _): word = (word ?? "") + String(letter)
            }
        }
        if let word { words.append(word) }
        return quote == nil ? words : nil
    }
}
