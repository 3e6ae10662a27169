/// A list or an object of which the closing bracket was not reached yet.
struct OpenNode {
    let isObject: Bool
    /// The byte at which its opening bracket stands.
    let offset: Int
    /// The name of the member that is being read, and the byte at which it starts.
    var name = ""
    var nameOffset = 0

    private var elements: [JSONNode] = []
    private var members: [JSONNode.Member] = []

    init(isObject: Bool, offset: Int) {
        self.isObject = isObject
        self.offset = offset
    }

    var closingBracket: UInt8 { isObject ? .closeBrace : .closeBracket }

    /// What was read of it.
    var node: JSONNode {
        JSONNode(isObject ? .object(members) : .list(elements), offset: offset)
    }

    /// Adds an element, or the value of the member that is being read.
    mutating func append(_ node: JSONNode) {
        if isObject {
            members.append(JSONNode.Member(name: name, nameOffset: nameOffset, value: node))
        } else {
            elements.append(node)
        }
    }
}
