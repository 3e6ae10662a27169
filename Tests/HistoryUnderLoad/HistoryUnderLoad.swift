import Glibc
import Warming
import WarmingHistory

/// Measures a history: a year of rounds written and looked up, and a long log imported.
@main
struct HistoryUnderLoad {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 2, let path = arguments.last else {
            print("usage: HistoryUnderLoad write-year|read-year|write-log|import-log FILE")
            exit(64)
        }
        switch arguments.first {
        case "write-year": try Year(path: path).write()
        case "read-year": try Year(path: path).read()
        case "write-log": try LongLog(path: path).write()
        case "import-log": try LongLog(path: path).importTwice()
        default: exit(64)
        }
    }
}

/// Runs `body` and says how long it took.
func timed<Value>(_ what: String, _ body: () throws -> Value) rethrows -> Value {
    var value: Value?
    let time = try ContinuousClock().measure { value = try body() }
    print("\(what): \(time.milliseconds.rounded()) ms")
    guard let value else { preconditionFailure("measure calls its body") }
    return value
}

/// The most memory that this process has had, in MB.
var peakMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1024
}

/// How large a file is, in MB; nothing when it is not there.
func megabytes(of path: String) -> Double {
    var info = stat()
    return stat(path, &info) == 0 ? Double(info.st_size) / 1e6 : 0
}
