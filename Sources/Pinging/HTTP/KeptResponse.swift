/// A response whose contents matter.
///
/// It may hold secrets, and so it is in no description.
struct KeptResponse: CustomStringConvertible, CustomReflectable {
    /// The status.
    var status: Int

    /// The fields of the head, their names in lower case; of several with one name the last.
    var fields: [String: String]

    /// The body.
    var body: [UInt8]

    /// The status and the size of the body.
    var description: String { "\(status), \(body.count) bytes" }

    /// Nothing but the status and the size of the body.
    var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
